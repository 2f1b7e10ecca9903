package dev.tacit.crypto.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.format.Suite;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.provider.FieldContext;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What values of one field are bound to, as {@code docs/format.md} says: a length-prefixed list of {@code "tacit"}, the
 * header, the bytes of the key reference, the tenant, the record's name, the field's id, from SUBJECT on the subject's handle,
 * and at RECORD the record's id.
 *
 * <p>A host has few fields and seals each of them often. So the list is kept for each field with gaps where reference and
 * handle go, in as many places as {@link #PLACES}; fields that meet at one place take turns. {@link ListsInHand} has copies
 * that are filled. Immutable and thread-safe.
 */
final class AssociatedData {
    private static final int PLACES = 1024;

    /** Written and read without a lock: whoever finds another field's, or none, makes the list again. */
    private static final @Nullable AssociatedData[] KEPT = new AssociatedData[PLACES];

    private static final int REF_IN_SEALED = SealedHeader.SIZE_BYTES;
    private static final int HEADER_OFFSET = LengthPrefixed.list().add("tacit").bytes().length + Integer.BYTES;
    private static final int REF_OFFSET = HEADER_OFFSET + SealedHeader.SIZE_BYTES + Integer.BYTES;

    private final String tenant;
    private final String recordName;
    private final String fieldId;
    private final SealedHeader header;
    private final byte[] list;
    private final int place;

    private AssociatedData(String tenant, String recordName, String fieldId, SealedHeader header, int place) {
        this.tenant = tenant;
        this.recordName = recordName;
        this.fieldId = fieldId;
        this.header = header;
        this.list = list();
        this.place = place;
    }

    /**
     * Returns the list for one value of a person's.
     *
     * @param sealed begins with the header and the key reference
     */
    static byte[] of(byte[] sealed, SealedHeader header, FieldContext context, String fieldId, LeasedKey key) {
        return filled(kept(header, context, fieldId).copy(), sealed, header, context, key);
    }

    /** Returns the list for one value of nobody's, which is bound to its field alone. */
    static byte[] ofNobodys(byte[] sealed, SealedHeader header, FieldContext context, String fieldId) {
        return withoutHandle(sealed, header, context, fieldId);
    }

    private static byte[] withoutHandle(byte[] sealed, SealedHeader header, FieldContext context, String fieldId) {
        byte[] list = kept(header, context, fieldId).copy();
        putReference(list, sealed, header);
        return list;
    }

    /** Returns a list with gaps, which is the caller's. */
    byte[] copy() {
        return list.clone();
    }

    /** Fills the gaps of the copy of a person's list, and returns it, or at RECORD one that ends with the record's id. */
    static byte[] filled(byte[] list, byte[] sealed, SealedHeader header, FieldContext context, LeasedKey key) {
        putReference(list, sealed, header);
        if (header.binding() != Binding.FIELD) {
            key.putHandle(list, list.length - SubjectHandle.SIZE_BYTES);
        }
        return header.binding() == Binding.RECORD
                ? withRecordId(list, context.recordId().orElseThrow())
                : list;
    }

    private static void putReference(byte[] list, byte[] sealed, SealedHeader header) {
        copyHalf(sealed, REF_IN_SEALED, list, REF_OFFSET);
        if (header.suite() == Suite.AES_256_GCM_WIDE_REFERENCE) {
            copyHalf(sealed, REF_IN_SEALED + KeyRef.SIZE_BYTES, list, REF_OFFSET + KeyRef.SIZE_BYTES);
        }
    }

    private static void copyHalf(byte[] sealed, int from, byte[] list, int to) {
        BigEndian.copyLong(sealed, from, list, to);
        BigEndian.copyLong(sealed, from + Long.BYTES, list, to + Long.BYTES);
    }

    /** Returns the list with gaps of a field. */
    static AssociatedData kept(SealedHeader header, FieldContext context, String fieldId) {
        String tenant = context.tenant().id();
        String recordName = context.recordName();
        int hash = 31 * (31 * tenant.hashCode() + recordName.hashCode()) + fieldId.hashCode() + header.place();
        int place = (hash ^ hash >>> 16) & (PLACES - 1);
        @Nullable AssociatedData kept = KEPT[place];
        if (kept == null || !kept.isFor(header, context, fieldId)) {
            kept = new AssociatedData(tenant, recordName, fieldId, header, place);
            KEPT[place] = kept;
        }
        return kept;
    }

    /** Returns a number that few other fields have, at least 0. */
    int place() {
        return place;
    }

    /** Says whether it is this field's; there is one header of each kind. */
    boolean isFor(SealedHeader kind, FieldContext context, String id) {
        return header == kind
                && fieldId.equals(id)
                && recordName.equals(context.recordName())
                && tenant.equals(context.tenant().id());
    }

    private byte[] list() {
        byte[] start = new byte[SealedHeader.SIZE_BYTES];
        header.write(start);
        LengthPrefixed items = LengthPrefixed.list()
                .add("tacit")
                .add(start)
                .add(new byte[header.suite().referenceSizeBytes()])
                .add(tenant)
                .add(recordName)
                .add(fieldId);
        if (header.binding() != Binding.FIELD) {
            items = items.add(new byte[SubjectHandle.SIZE_BYTES]);
        }
        return items.bytes();
    }

    private static byte[] withRecordId(byte[] list, String recordId) {
        byte[] id = LengthPrefixed.list().add(recordId).bytes();
        byte[] both = Arrays.copyOf(list, list.length + id.length);
        System.arraycopy(id, 0, both, list.length, id.length);
        return both;
    }
}
