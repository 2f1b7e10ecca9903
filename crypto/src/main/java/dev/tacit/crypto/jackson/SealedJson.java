package dev.tacit.crypto.jackson;

import dev.tacit.Tenant;
import dev.tacit.crypto.Vault;
import dev.tacit.crypto.codec.SealedRecords;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;

/**
 * The storage codec on Jackson 2; what it does stands in {@link SealedRecords}. A class in a named module opens its
 * package to {@code dev.tacit.core} and {@code com.fasterxml.jackson.databind}.
 *
 * <p>Immutable and thread-safe.
 */
public final class SealedJson<T> extends SealedRecords<T> {
    private SealedJson(RecordSchema<T> schema, Vault vault, Tenant tenant) {
        super(schema, new RecordMapper<>(schema), vault, tenant);
    }

    /**
     * Returns the codec of an annotated class, for the sole tenant.
     *
     * @throws dev.tacit.schema.DeclarationException if the declaration cannot hold or does not fit what Jackson sees
     */
    public static <T> SealedJson<T> of(Class<T> type, Vault vault) {
        return of(type, vault, Schemas.annotated());
    }

    /** Returns the codec of a class that these schemas know, for the sole tenant. */
    public static <T> SealedJson<T> of(Class<T> type, Vault vault, Schemas schemas) {
        return new SealedJson<>(schemas.of(type), vault, Tenant.SOLE);
    }

    @Override
    public SealedJson<T> forTenant(Tenant other) {
        return new SealedJson<>(schema(), vault(), other);
    }
}
