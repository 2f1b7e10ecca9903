package dev.tacit.crypto.internal;

import dev.tacit.crypto.key.KeyRef;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers of 8 bytes within arrays, the highest byte first, and references, which are two of them. */
final class BigEndian {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private BigEndian() {}

    static long getLong(byte[] bytes, int offset) {
        return (long) LONG.get(bytes, offset);
    }

    static void putLong(byte[] bytes, int offset, long value) {
        LONG.set(bytes, offset, value);
    }

    static void copyLong(byte[] from, int offset, byte[] to, int target) {
        LONG.set(to, target, (long) LONG.get(from, offset));
    }

    static KeyRef getRef(byte[] bytes, int offset) {
        return new KeyRef(getLong(bytes, offset), getLong(bytes, offset + Long.BYTES));
    }
}
