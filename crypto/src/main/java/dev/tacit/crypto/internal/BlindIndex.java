package dev.tacit.crypto.internal;

import dev.tacit.Tenant;
import dev.tacit.crypto.key.KeyKind;
import dev.tacit.crypto.key.KeySlot;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Keyed hashes of normalized values, by which sealed fields are found: a version byte and the first 16 bytes of
 * HMAC-SHA-256 under the field's own key. Equal values of a field have equal indexes, whoever the subject. Thread-safe.
 */
public final class BlindIndex {
    /** Size of an index value. */
    public static final int SIZE_BYTES = 17;

    private static final int MAX_VERSION = 255;

    private final TenantKeys keys;

    public BlindIndex(TenantKeys keys) {
        this.keys = keys;
    }

    /** Returns the index under the newest version. */
    public byte[] of(Tenant tenant, String recordName, String fieldId, String normalizedValue) {
        List<Integer> versions = keys.generations(slot(tenant));
        return value(tenant, versions.get(versions.size() - 1), recordName, fieldId, normalizedValue);
    }

    /** Returns the index under each live version, oldest first. */
    public List<byte[]> candidates(Tenant tenant, String recordName, String fieldId, String normalizedValue) {
        return keys.generations(slot(tenant)).stream()
                .map(version -> value(tenant, version, recordName, fieldId, normalizedValue))
                .toList();
    }

    private byte[] value(Tenant tenant, int version, String recordName, String fieldId, String normalizedValue) {
        if (version > MAX_VERSION) {
            throw new IllegalStateException("an index has at most 255 versions");
        }
        MacKey key = keys.key(slot(tenant), version, Label.INDEX_FIELD, recordName, fieldId);
        byte[] mac = key.mac(LengthPrefixed.utf8(normalizedValue));
        return ByteBuffer.allocate(SIZE_BYTES)
                .put((byte) version)
                .put(mac, 0, SIZE_BYTES - 1)
                .array();
    }

    private static KeySlot slot(Tenant tenant) {
        return KeySlot.ofTenant(tenant, KeyKind.INDEX_ROOT, "lookup");
    }
}
