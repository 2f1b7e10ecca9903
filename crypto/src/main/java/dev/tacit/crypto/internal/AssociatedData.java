package dev.tacit.crypto.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.annotation.Binding;
import dev.tacit.provider.FieldContext;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What values of one field are bound to, as {@code docs/format.md} says: a length-prefixed list of {@code "tacit"}, the
 * header, the bytes of the key reference, the tenant, the record's name, the field's id, from SUBJECT on the subject's handle,
 * and at RECORD the record's id.
 *
 * <p>A host has few fields and seals each of them often. So the list is kept for each field with gaps where header, reference
 * and handle go, in as many places as {@link #PLACES}; fields that meet at one place take turns. Immutable and thread-safe.
 */
final class AssociatedData {
    private static final int PLACES = 1024;

    /** Written and read without a lock: whoever finds another field's, or none, makes the list again. */
    private static final @Nullable AssociatedData[] KEPT = new AssociatedData[PLACES];

    private static final byte[] START = LengthPrefixed.list()
            .add("tacit")
            .add(new byte[SealedHeader.SIZE_BYTES])
            .bytes();

    private static final int HEADER_OFFSET = START.length - SealedHeader.SIZE_BYTES;
    private static final int REF_OFFSET = START.length + Integer.BYTES;

    private final String tenant;
    private final String recordName;
    private final String fieldId;
    private final Binding binding;
    private final int refSizeBytes;
    private final byte[] list;

    private AssociatedData(String tenant, String recordName, String fieldId, Binding binding, int refSizeBytes) {
        this.tenant = tenant;
        this.recordName = recordName;
        this.fieldId = fieldId;
        this.binding = binding;
        this.refSizeBytes = refSizeBytes;
        this.list = list();
    }

    /**
     * Returns the list for one value of the key's subject.
     *
     * @param sealed begins with the header and the key reference
     */
    static byte[] of(byte[] sealed, SealedHeader header, FieldContext context, String fieldId, LeasedKey key) {
        byte[] list = ofNobody(sealed, header, context, fieldId);
        if (context.binding() != Binding.FIELD) {
            key.putHandle(list, list.length - SubjectHandle.SIZE_BYTES);
        }
        return context.binding() == Binding.RECORD
                ? withRecordId(list, context.recordId().orElseThrow())
                : list;
    }

    /** Returns the list as far as it names no subject. */
    static byte[] ofNobody(byte[] sealed, SealedHeader header, FieldContext context, String fieldId) {
        int refSizeBytes = header.suite().referenceSizeBytes();
        byte[] list = of(context, fieldId, refSizeBytes).list.clone();
        for (int i = 0; i < SealedHeader.SIZE_BYTES; i++) {
            list[HEADER_OFFSET + i] = sealed[i];
        }
        for (int i = 0; i < refSizeBytes; i += Long.BYTES) {
            BigEndian.copyLong(sealed, SealedHeader.SIZE_BYTES + i, list, REF_OFFSET + i);
        }
        return list;
    }

    private static AssociatedData of(FieldContext context, String fieldId, int refSizeBytes) {
        String tenant = context.tenant().id();
        String recordName = context.recordName();
        Binding binding = context.binding();
        int hash = 31 * (31 * tenant.hashCode() + recordName.hashCode()) + fieldId.hashCode();
        int place = (hash ^ hash >>> 16) & (PLACES - 1);
        @Nullable AssociatedData kept = KEPT[place];
        if (kept == null || !kept.isFor(tenant, recordName, fieldId, binding, refSizeBytes)) {
            kept = new AssociatedData(tenant, recordName, fieldId, binding, refSizeBytes);
            KEPT[place] = kept;
        }
        return kept;
    }

    private boolean isFor(String tenantId, String record, String field, Binding level, int refSize) {
        return binding == level
                && refSizeBytes == refSize
                && fieldId.equals(field)
                && recordName.equals(record)
                && tenant.equals(tenantId);
    }

    private byte[] list() {
        LengthPrefixed rest = LengthPrefixed.list()
                .add(new byte[refSizeBytes])
                .add(tenant)
                .add(recordName)
                .add(fieldId);
        if (binding != Binding.FIELD) {
            rest = rest.add(new byte[SubjectHandle.SIZE_BYTES]);
        }
        return joined(START, rest.bytes());
    }

    private static byte[] withRecordId(byte[] list, String recordId) {
        return joined(list, LengthPrefixed.list().add(recordId).bytes());
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
