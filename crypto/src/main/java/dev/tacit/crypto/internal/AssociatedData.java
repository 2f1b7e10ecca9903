package dev.tacit.crypto.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.provider.FieldContext;
import java.util.Arrays;

/**
 * What a sealed value is bound to, as {@code docs/format.md} says: a length-prefixed list of {@code "tacit"}, the header, the
 * bytes of the key reference, the tenant, the record's name, the field's id, from SUBJECT on the subject's handle, and at
 * RECORD the record's id. Written into one array of the right size, because it is made for each value.
 */
final class AssociatedData {
    private static final byte[] NONE = {};
    private static final int HEADER_BYTES = 3;
    private static final int HANDLE_BYTES = Integer.BYTES + SubjectHandle.SIZE_BYTES;

    /** What each list begins with, up to where the reference is put in. */
    private static final byte[] START = LengthPrefixed.list()
            .add("tacit")
            .add(new byte[HEADER_BYTES])
            .add(new byte[KeyRef.SIZE_BYTES])
            .bytes();

    private static final int REF_OFFSET = START.length - KeyRef.SIZE_BYTES;
    private static final int HEADER_OFFSET = REF_OFFSET - Integer.BYTES - HEADER_BYTES;

    private AssociatedData() {}

    /**
     * Returns the list.
     *
     * @param sealed begins with the header and the key reference
     * @param handle 16 bytes
     */
    static byte[] of(byte[] sealed, FieldContext context, String fieldId, byte[] handle) {
        byte[] names = FieldNames.list(context, fieldId);
        boolean bound = context.binding() != Binding.FIELD;
        byte[] recordId = context.binding() == Binding.RECORD
                ? LengthPrefixed.list().add(context.recordId().orElseThrow()).bytes()
                : NONE;
        int namesEnd = START.length + names.length;
        byte[] list = Arrays.copyOf(START, namesEnd + (bound ? HANDLE_BYTES : 0) + recordId.length);
        System.arraycopy(sealed, 0, list, HEADER_OFFSET, HEADER_BYTES);
        System.arraycopy(sealed, HEADER_BYTES, list, REF_OFFSET, KeyRef.SIZE_BYTES);
        System.arraycopy(names, 0, list, START.length, names.length);
        if (bound) {
            list[namesEnd + Integer.BYTES - 1] = SubjectHandle.SIZE_BYTES;
            System.arraycopy(handle, 0, list, namesEnd + Integer.BYTES, SubjectHandle.SIZE_BYTES);
        }
        System.arraycopy(recordId, 0, list, list.length - recordId.length, recordId.length);
        return list;
    }
}
