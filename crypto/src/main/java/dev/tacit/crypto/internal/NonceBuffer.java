package dev.tacit.crypto.internal;

/**
 * Nonces drawn in advance, because asking for one costs as much as half an encryption: at most {@link #CAPACITY}, and none
 * older than a second by either clock. A clone of this process that is restored from a snapshot would find them too, hence the
 * bounds; {@link Workbenches#dropNonces} drops them at once. Not thread-safe.
 */
final class NonceBuffer {
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
     * Writes a nonce that was not handed out before.
     *
     * @param now the time by the monotonic clock
     */
    void next(byte[] target, int offset, long now) {
        if (!benches.buffering()) {
            source.next(target, offset, AesGcm.NONCE_SIZE_BYTES);
            return;
        }
        if (used == NONE_LEFT || isStale(now)) {
            draw();
        }
        int from = used;
        used += AesGcm.NONCE_SIZE_BYTES;
        System.arraycopy(drawn, from, target, offset, AesGcm.NONCE_SIZE_BYTES);
    }

    private boolean isStale(long now) {
        long millis = benches.wallMillis() - drawnAtMillis;
        return now - drawnAt > MAX_AGE_NANOS
                || millis > MAX_AGE_MILLIS
                || millis < 0
                || drawnAfter != benches.restores();
    }

    private void draw() {
        used = NONE_LEFT;
        drawnAfter = benches.restores();
        drawnAt = benches.now();
        drawnAtMillis = benches.wallMillis();
        source.next(drawn, 0, NONE_LEFT);
        used = 0;
    }
}
