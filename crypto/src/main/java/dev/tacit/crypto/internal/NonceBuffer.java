package dev.tacit.crypto.internal;

/**
 * Nonces drawn in advance, because asking for one costs as much as half an encryption: at most {@link #CAPACITY}, and none
 * older than a second by either clock. A clone of this process that is restored from a snapshot would find them too, hence the
 * bounds; {@link Workbenches#dropNonces} drops them at once. Not thread-safe.
 */
final class NonceBuffer extends KeptApart {
    /** How many nonces are drawn at a time. */
    static final int CAPACITY = 64;

    private static final long MAX_AGE_MILLIS = 1_000;
    private static final long MAX_AGE_NANOS = 1_000_000 * MAX_AGE_MILLIS;
    private static final int NONE_LEFT = CAPACITY * AesGcm.NONCE_SIZE_BYTES;

    private final Workbenches benches;
    private final Nonces source;
    private final byte[] drawn = new byte[NONE_LEFT];
    private int used = NONE_LEFT;
    private long drawnAt;
    private long drawnAtMillis;
    private int drawnAfter;

    NonceBuffer(Workbenches benches, Nonces source) {
        this.benches = benches;
        this.source = source;
    }

    /**
     * Makes sure that so many nonces are in hand which are young enough.
     *
     * @param count 1 to {@link #CAPACITY}
     * @param now the time by the monotonic clock
     */
    void prepare(int count, long now) {
        boolean enough = NONE_LEFT - used >= count * AesGcm.NONCE_SIZE_BYTES;
        if (!enough || !benches.buffering() || isStale(now)) {
            draw(benches.buffering() ? CAPACITY : count);
        }
    }

    /** Writes one of the nonces that were made sure of, which was not handed out before. */
    void next(byte[] target, int offset) {
        if (used == NONE_LEFT) {
            throw new IllegalStateException("more nonces are taken than were made sure of");
        }
        System.arraycopy(drawn, used, target, offset, AesGcm.NONCE_SIZE_BYTES);
        used += AesGcm.NONCE_SIZE_BYTES;
    }

    private boolean isStale(long now) {
        long millis = benches.wallMillis() - drawnAtMillis;
        return now - drawnAt > MAX_AGE_NANOS
                || millis > MAX_AGE_MILLIS
                || millis < 0
                || drawnAfter != benches.restores();
    }

    private void draw(int count) {
        used = NONE_LEFT;
        drawnAfter = benches.restores();
        drawnAt = benches.now();
        drawnAtMillis = benches.wallMillis();
        int from = NONE_LEFT - count * AesGcm.NONCE_SIZE_BYTES;
        source.next(drawn, from, NONE_LEFT - from);
        used = from;
    }
}
