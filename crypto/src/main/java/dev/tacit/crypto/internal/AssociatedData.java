package dev.tacit.crypto.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.key.KeyRef;
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
    private static final int HEADER_BYTES = 3;

    /** Written and read without a lock: whoever finds another field's, or none, makes the list again. */
    private static final @Nullable AssociatedData[] KEPT = new AssociatedData[PLACES];

    private static final byte[] START = LengthPrefixed.list()
            .add("tacit")
            .add(new byte[HEADER_BYTES])
            .add(new byte[KeyRef.SIZE_BYTES])
            .bytes();

    private static final int REF_OFFSET = START.length - KeyRef.SIZE_BYTES;
    private static final int HEADER_OFFSET = REF_OFFSET - Integer.BYTES - HEADER_BYTES;

    private final String tenant;
    private final String recordName;
    private final String fieldId;
    private final Binding binding;
    private final byte[] list;

    private AssociatedData(String tenant, String recordName, String fieldId, Binding binding) {
        this.tenant = tenant;
        this.recordName = recordName;
        this.fieldId = fieldId;
        this.binding = binding;
        this.list = list();
    }

    /**
     * Returns the list for one value.
     *
     * @param sealed begins with the header and the key reference
     */
    static byte[] of(byte[] sealed, FieldContext context, String fieldId, LeasedKey key) {
        byte[] list = of(context, fieldId).list.clone();
        for (int i = 0; i < HEADER_BYTES; i++) {
            list[HEADER_OFFSET + i] = sealed[i];
        }
        BigEndian.copyLong(sealed, HEADER_BYTES, list, REF_OFFSET);
        BigEndian.copyLong(sealed, HEADER_BYTES + Long.BYTES, list, REF_OFFSET + Long.BYTES);
        if (context.binding() != Binding.FIELD) {
            key.putHandle(list, list.length - SubjectHandle.SIZE_BYTES);
        }
        return context.binding() == Binding.RECORD
                ? withRecordId(list, context.recordId().orElseThrow())
                : list;
    }

    private static AssociatedData of(FieldContext context, String fieldId) {
        String tenant = context.tenant().id();
        String recordName = context.recordName();
        Binding binding = context.binding();
        int hash = 31 * (31 * tenant.hashCode() + recordName.hashCode()) + fieldId.hashCode() + binding.ordinal();
        int place = (hash ^ hash >>> 16) & (PLACES - 1);
        @Nullable AssociatedData kept = KEPT[place];
        if (kept == null || !kept.isFor(tenant, recordName, fieldId, binding)) {
            kept = new AssociatedData(tenant, recordName, fieldId, binding);
            KEPT[place] = kept;
        }
        return kept;
    }

    private boolean isFor(String tenantId, String record, String field, Binding level) {
        return binding == level && fieldId.equals(field) && recordName.equals(record) && tenant.equals(tenantId);
    }

    private byte[] list() {
        LengthPrefixed names = LengthPrefixed.list().add(tenant).add(recordName).add(fieldId);
        if (binding != Binding.FIELD) {
            names = names.add(new byte[SubjectHandle.SIZE_BYTES]);
        }
        return joined(START, names.bytes());
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
