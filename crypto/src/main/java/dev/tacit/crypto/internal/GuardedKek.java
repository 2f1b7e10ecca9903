package dev.tacit.crypto.internal;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.Safe;
import dev.tacit.crypto.key.CryptoException;
import dev.tacit.crypto.key.Kek;
import dev.tacit.crypto.key.KeyUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The host's KEK, held to its word as {@link KekCalls} says. It is asked once: a KMS's client has retries of its own. One that
 * may not destroy gives keys all the same, so destroying is judged apart. Thread-safe.
 */
public final class GuardedKek implements Kek {
    /** How many calls of the KEK that tenants share may hang. */
    private static final int CALLS_OF_ALL = 32;

    /** How many calls of a tenant's own KEK may hang: nobody else's key waits behind them. */
    private static final int CALLS_OF_ONE_TENANT = 8;

    private final Kek kek;
    private final boolean tenantsOwn;
    private final KeyLife life;
    private final KekCalls keys;
    private final KekCalls destructions;

    private GuardedKek(Kek kek, boolean tenantsOwn, KeyLife life, KekThreads threads, Ticker ticker) {
        this.kek = kek;
        this.tenantsOwn = tenantsOwn;
        this.life = life;
        int atOnce = tenantsOwn ? CALLS_OF_ONE_TENANT : CALLS_OF_ALL;
        this.keys = new KekCalls(threads, ticker, atOnce);
        this.destructions = new KekCalls(threads, ticker, atOnce);
    }

    static GuardedKek shared(Kek kek, KekThreads threads, Ticker ticker) {
        return new GuardedKek(kek, false, KeyLife.SHARED, threads, ticker);
    }

    /** @param maxAge within which what the tenant withdraws ends everywhere */
    static GuardedKek ofTenant(Kek kek, Duration maxAge, KekThreads threads, Ticker ticker) {
        return new GuardedKek(kek, true, KeyLife.ofTenants(maxAge), threads, ticker);
    }

    /** Returns for how long epoch keys are served after it gave them. */
    KeyLife life() {
        return life;
    }

    /** Says whether a tenant brought it, and may take it back. */
    boolean isTenantsOwn() {
        return tenantsOwn;
    }

    /** Returns how the last call for a key ended: to make, wrap or unwrap one. */
    public Tally.End last() {
        return keys.tally().last();
    }

    /** Returns how all its calls went. */
    public Stream<Tally> tallies() {
        return Stream.of(keys.tally(), destructions.tally());
    }

    @Override
    public String id() {
        return told(kek::id);
    }

    @Override
    public String createEpochKek() {
        return keys.ask(kek::createEpochKek);
    }

    @Override
    public byte[] wrap(String epochKek, byte[] key, byte[] associatedData) {
        return keys.ask(() -> kek.wrap(epochKek, key, associatedData));
    }

    @Override
    public byte[] unwrap(String epochKek, byte[] wrapped, byte[] associatedData) {
        return keys.ask(() -> kek.unwrap(epochKek, wrapped, associatedData));
    }

    @Override
    public boolean destroysEpochKeks() {
        return told(kek::destroysEpochKeks);
    }

    @Override
    public Instant destroyEpochKek(String epochKek, Instant now) {
        return destructions.ask(() -> kek.destroyEpochKek(epochKek, now));
    }

    /** What a KEK says of itself asks no KMS, so nobody's time is limited; what it throws is not the caller's all the same. */
    private static <T> T told(Supplier<T> word) {
        try {
            return Objects.requireNonNull(word.get(), "the KEK's answer");
        } catch (CryptoException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new KeyUnavailableException("the KEK failed", Safe.of("failure", e.getClass()));
        }
    }
}
