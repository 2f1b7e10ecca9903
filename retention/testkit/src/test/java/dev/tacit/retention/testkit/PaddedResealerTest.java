package dev.tacit.retention.testkit;

import dev.tacit.Safe;
import dev.tacit.TacitException;
import dev.tacit.provider.FieldContext;
import dev.tacit.provider.Resealer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;

/** The contract holds for the smallest thing that keeps it: no cipher at all, but a seal over value and context. */
class PaddedResealerTest extends ResealerContract {
    private static final byte LIVE = 1;
    private static final byte ARCHIVE = 2;

    /** Why a value was not opened. */
    private static final class RejectedException extends TacitException {
        private static final long serialVersionUID = 1L;

        RejectedException() {
            super("a value was rejected", Safe.of("values", 1));
        }
    }

    @Override
    protected Resealer resealer() {
        return (context, live) -> seal(ARCHIVE, context, open(LIVE, context, live));
    }

    @Override
    protected byte[] sealLive(FieldContext context, byte[] plaintext) {
        return seal(LIVE, context, plaintext);
    }

    @Override
    protected byte[] openArchived(FieldContext context, byte[] sealed) {
        return open(ARCHIVE, context, sealed);
    }

    private static byte[] seal(byte key, FieldContext context, byte[] value) {
        CRC32 sum = new CRC32();
        sum.update(key);
        sum.update(context.hashCode());
        sum.update(context.hashCode() >> Byte.SIZE);
        sum.update(value);
        return ByteBuffer.allocate(value.length + Long.BYTES)
                .put(value)
                .putLong(sum.getValue())
                .array();
    }

    private static byte[] open(byte key, FieldContext context, byte[] sealed) {
        byte[] value = Arrays.copyOf(sealed, sealed.length - Long.BYTES);
        if (!Arrays.equals(seal(key, context, value), sealed)) {
            throw new RejectedException();
        }
        return value;
    }
}
