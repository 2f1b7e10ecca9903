package dev.tacit.crypto.internal;

import dev.tacit.provider.FieldContext;
import org.jspecify.annotations.Nullable;

/**
 * The names of a field (tenant, record, field id) as they stand in associated data: a length-prefixed list. A host has few
 * fields and encrypts each of them often, so the lists are kept, in as many places as {@link #PLACES}; names that meet at one
 * place take turns. Immutable and thread-safe.
 */
final class FieldNames {
    private static final int PLACES = 512;

    /** Written and read without a lock: whoever finds other names, or none, makes the list again. */
    private static final @Nullable FieldNames[] KEPT = new FieldNames[PLACES];

    private final String tenant;
    private final String recordName;
    private final String fieldId;
    private final byte[] list;

    private FieldNames(String tenant, String recordName, String fieldId) {
        this.tenant = tenant;
        this.recordName = recordName;
        this.fieldId = fieldId;
        this.list =
                LengthPrefixed.list().add(tenant).add(recordName).add(fieldId).bytes();
    }

    /** Returns the list itself, not a copy. */
    static byte[] list(FieldContext context, String fieldId) {
        String tenant = context.tenant().id();
        String recordName = context.recordName();
        int hash = 31 * (31 * tenant.hashCode() + recordName.hashCode()) + fieldId.hashCode();
        int place = (hash ^ hash >>> 16) & (PLACES - 1);
        @Nullable FieldNames kept = KEPT[place];
        if (kept == null || !kept.are(tenant, recordName, fieldId)) {
            kept = new FieldNames(tenant, recordName, fieldId);
            KEPT[place] = kept;
        }
        return kept.list;
    }

    private boolean are(String tenantId, String record, String field) {
        return fieldId.equals(field) && recordName.equals(record) && tenant.equals(tenantId);
    }
}
