package dev.tacit.crypto.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.annotation.Binding;
import dev.tacit.provider.FieldContext;

/**
 * What a sealed value is bound to, as {@code docs/format.md} says: a length-prefixed list of {@code "tacit"}, the header, the
 * bytes of the key reference, the tenant, the record's name, the field's id, from SUBJECT on the subject's handle, and at
 * RECORD the record's id. Written into one array of the right size, because it is made for each value.
 */
final class AssociatedData {
    private static final byte[] START = LengthPrefixed.list().add("tacit").bytes();
    private static final byte[] NONE = {};
    private static final int HEAD_BYTES = START.length + Integer.BYTES + SealedHeader.SIZE_BYTES + Integer.BYTES;
    private static final int HANDLE_BYTES = Integer.BYTES + SubjectHandle.SIZE_BYTES;

    private AssociatedData() {}

    /**
     * Returns the list.
     *
     * @param sealed begins with the header and the key reference
     * @param handle 16 bytes; not read at level FIELD
     */
    static byte[] of(byte[] sealed, SealedHeader header, FieldContext context, String fieldId, byte[] handle) {
        byte[] names = FieldNames.list(context, fieldId);
        int refSizeBytes = header.suite().referenceSizeBytes();
        boolean bound = context.binding() != Binding.FIELD;
        byte[] recordId = context.binding() == Binding.RECORD
                ? LengthPrefixed.list().add(context.recordId().orElseThrow()).bytes()
                : NONE;
        byte[] list = new byte[HEAD_BYTES + refSizeBytes + names.length + (bound ? HANDLE_BYTES : 0) + recordId.length];
        int at = head(list, sealed, refSizeBytes);
        at = put(list, at, names);
        if (bound) {
            at = item(list, at, handle, 0, SubjectHandle.SIZE_BYTES);
        }
        int end = put(list, at, recordId);
        assert end == list.length;
        return list;
    }

    private static int head(byte[] list, byte[] sealed, int refSizeBytes) {
        int at = put(list, 0, START);
        at = item(list, at, sealed, 0, SealedHeader.SIZE_BYTES);
        return item(list, at, sealed, SealedHeader.SIZE_BYTES, refSizeBytes);
    }

    /** Writes one item with its length, which is below 256 here. */
    private static int item(byte[] list, int at, byte[] from, int offset, int length) {
        list[at + Integer.BYTES - 1] = (byte) length;
        System.arraycopy(from, offset, list, at + Integer.BYTES, length);
        return at + Integer.BYTES + length;
    }

    private static int put(byte[] list, int at, byte[] part) {
        System.arraycopy(part, 0, list, at, part.length);
        return at + part.length;
    }
}
