package dev.tacit.crypto.internal;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.Safe;
import dev.tacit.crypto.key.CryptoException;
import dev.tacit.crypto.key.Kek;
import dev.tacit.crypto.key.KeyDeniedException;
import dev.tacit.crypto.key.KeyUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * The host's KEK, held to its word: a caller waits for it only so long, it is spared while it does not answer, and whatever
 * foreign exception it throws becomes one of ours. It is asked once: a KMS's client has retries of its own. Thread-safe.
 */
public final class GuardedKek implements Kek {
    private final Kek kek;
    private final boolean tenantsOwn;
    private final KeyLife life;
    private final KekThreads threads;
    private final Breaker breaker;
    private final Tally tally = new Tally();

    private GuardedKek(Kek kek, boolean tenantsOwn, KeyLife life, KekThreads threads, Ticker ticker) {
        this.kek = kek;
        this.tenantsOwn = tenantsOwn;
        this.life = life;
        this.threads = threads;
        this.breaker = new Breaker(ticker);
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

    /** Returns how its calls went. */
    public Tally tally() {
        return tally;
    }

    @Override
    public String id() {
        return kek.id();
    }

    @Override
    public String createEpochKek() {
        return ask(kek::createEpochKek);
    }

    @Override
    public byte[] wrap(String epochKek, byte[] key, byte[] associatedData) {
        return ask(() -> kek.wrap(epochKek, key, associatedData));
    }

    @Override
    public byte[] unwrap(String epochKek, byte[] wrapped, byte[] associatedData) {
        return ask(() -> kek.unwrap(epochKek, wrapped, associatedData));
    }

    @Override
    public boolean destroysEpochKeks() {
        return kek.destroysEpochKeks();
    }

    @Override
    public Instant destroyEpochKek(String epochKek, Instant now) {
        return ask(() -> kek.destroyEpochKek(epochKek, now));
    }

    private <T> T ask(Callable<T> question) {
        if (!breaker.letsThrough()) {
            tally.spare();
            throw new KeyUnavailableException(
                    "the KEK did not answer five times in a row, and is left alone for a while");
        }
        try {
            T answer = threads.ask(question);
            breaker.answered();
            tally.answered();
            return answer;
        } catch (ExecutionException e) {
            throw ended(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            breaker.failed();
            tally.timedOut();
            throw new KeyUnavailableException("the KEK did not answer in time");
        } catch (RejectedExecutionException e) {
            tally.spare();
            throw new KeyUnavailableException("too many calls of KEKs hang, or the vault is closed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeyUnavailableException("the thread was interrupted while it waited for the KEK");
        }
    }

    private CryptoException ended(Throwable failure) {
        if (failure instanceof KeyDeniedException denied) {
            breaker.answered();
            tally.refused();
            return denied;
        }
        if (failure instanceof CryptoException ours && !(failure instanceof KeyUnavailableException)) {
            breaker.answered();
            tally.answered();
            return ours;
        }
        breaker.failed();
        tally.failed();
        return failure instanceof KeyUnavailableException ours
                ? ours
                : new KeyUnavailableException("the KEK failed", Safe.of("failure", failure.getClass()));
    }
}
