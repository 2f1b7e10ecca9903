package dev.tacit.audit.scrub;

import dev.tacit.provider.TokenKeys;
import dev.tacit.provider.TokenKeys.TokenKey;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the key of the lines written now, but not for each token: an answer stands for ten milliseconds, in which a vault
 * would say the same several thousand times; then one thread asks again, and the others go on with the answer for up to a second
 * more. So a line may show the key of an epoch that ended, or was destroyed, so long before. Thread-safe.
 */
final class CurrentKey {
    /** For how long an answer stands. */
    static final Duration STANDS = Duration.ofMillis(10);

    /** For how long it stands while another thread asks again; then each thread asks. */
    static final Duration STANDS_WHILE_ASKED = Duration.ofSeconds(1);

    private final TokenKeys keys;
    private final LongSupplier nanoTime;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile @Nullable Answer answer;

    /** Takes a clock that only goes forward, in nanoseconds from any beginning. */
    CurrentKey(TokenKeys keys, LongSupplier nanoTime) {
        this.keys = keys;
        this.nanoTime = nanoTime;
    }

    /** Returns the key with its latest tokens; what the keys throw comes through. */
    Answer get() {
        Answer known = answer;
        if (known == null) {
            return ask(null);
        }
        long age = nanoTime.getAsLong() - known.since;
        if (age < STANDS.toNanos()) {
            return known;
        }
        return age < STANDS_WHILE_ASKED.toNanos() ? askAlone(known) : ask(known);
    }

    private Answer askAlone(Answer known) {
        if (!asking.compareAndSet(false, true)) {
            return known;
        }
        try {
            return ask(known);
        } finally {
            asking.set(false);
        }
    }

    private Answer ask(@Nullable Answer known) {
        TokenKey key = keys.current();
        String id = key.id();
        LatestTokens tokens = known != null && known.tokens.areOf(id) ? known.tokens : new LatestTokens(id);
        Answer fresh = new Answer(key, tokens, nanoTime.getAsLong());
        answer = fresh;
        return fresh;
    }

    /** Lets go of the key and of its tokens. */
    void forget() {
        answer = null;
    }

    /** Not a record: it holds a key. */
    static final class Answer {
        final TokenKey key;
        final LatestTokens tokens;
        private final long since;

        private Answer(TokenKey key, LatestTokens tokens, long since) {
            this.key = key;
            this.tokens = tokens;
            this.since = since;
        }
    }
}
