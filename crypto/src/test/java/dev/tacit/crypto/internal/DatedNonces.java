package dev.tacit.crypto.internal;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;

/** Nonces that say when they were drawn: 8 bytes of it, and 4 that count. */
public final class DatedNonces extends Nonces {
    private final InstantSource clock;
    private int counted;

    public DatedNonces(InstantSource clock) {
        this.clock = clock;
    }

    /** Returns when the nonce of this value was drawn. */
    public static Instant drawnAt(byte[] sealed) {
        return Instant.ofEpochMilli(ByteBuffer.wrap(sealed)
                .getLong(SealedFormat.parse(sealed).suite().nonceOffset()));
    }

    @Override
    void next(byte[] target, int offset, int sizeBytes) {
        ByteBuffer nonces = ByteBuffer.wrap(target, offset, sizeBytes);
        while (nonces.hasRemaining()) {
            nonces.putLong(clock.millis()).putInt(++counted);
        }
    }
}
