package dev.tacit.crypto.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.KeyKind;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.provider.FieldContext;
import java.time.Duration;
import java.util.List;

/**
 * The tenants' keys for data of no single person. What is kept here are names of keys; the keys themselves are {@link
 * TenantKeys}'. Thread-safe.
 */
public final class SharedKeys {
    private static final int MAX_KEYS = 10_000;

    private final KeyStore store;
    private final TenantKeys keys;
    private final Nonces nonces;
    private final Cache<Tenant, Name> sealing;
    private final Cache<Name, Integer> generations;

    /**
     * @param maxAge for how long it is believed which key is the newest
     * @param ticker the monotonic clock of that
     */
    public SharedKeys(KeyStore store, TenantKeys keys, Nonces nonces, Duration maxAge, Ticker ticker) {
        this.store = store;
        this.keys = keys;
        this.nonces = nonces;
        this.sealing = Caches.begin()
                .maximumSize(MAX_KEYS)
                .expireAfterWrite(maxAge)
                .ticker(ticker)
                .build();
        this.generations = Caches.begin()
                .maximumSize(MAX_KEYS)
                .expireAfterWrite(maxAge)
                .ticker(ticker)
                .build();
    }

    /** Encrypts under the tenant's newest shared key, which is made if there is none. */
    public byte[] seal(SealedHeader header, FieldContext context, byte[] value) {
        Name name = sealing.get(context.tenant(), this::newest);
        return SealedFormat.seal(key(name), nonces, header, context, value);
    }

    /**
     * Decrypts.
     *
     * @param formerFieldIds ids under which the field may have been sealed earlier
     * @throws CiphertextRejectedException if the tenant has no such key, or anything is not as it was
     * @throws dev.tacit.crypto.key.KeyShreddedException if the tenant's keys were destroyed
     */
    public byte[] open(SealedFormat sealed, FieldContext context, List<String> formerFieldIds) {
        SharedKey key = key(new Name(context.tenant(), sealed.ref()));
        try {
            return sealed.open(key, context, context.fieldId());
        } catch (CiphertextRejectedException e) {
            return formerly(key, sealed, context, formerFieldIds);
        }
    }

    private static byte[] formerly(SharedKey key, SealedFormat sealed, FieldContext context, List<String> fieldIds) {
        for (String fieldId : fieldIds) {
            try {
                return sealed.open(key, context, fieldId);
            } catch (CiphertextRejectedException e) {
                // The next id, then; with none left it is rejected below.
            }
        }
        throw new CiphertextRejectedException();
    }

    private SharedKey key(Name name) {
        int generation = generations.get(name, this::generation);
        return new SharedKey(name.ref(), keys.key(slot(name.tenant()), generation, Label.SHARED_KEY));
    }

    private Name newest(Tenant tenant) {
        List<Integer> active = keys.generations(slot(tenant));
        int generation = active.get(active.size() - 1);
        KeyRow row = store.generations(slot(tenant)).stream()
                .filter(stored -> stored.generation() == generation)
                .findFirst()
                .orElseThrow(CiphertextRejectedException::new);
        return new Name(tenant, row.ref());
    }

    private int generation(Name name) {
        return store.byReference(name.tenant(), name.ref())
                .filter(row -> row.slot().kind() == KeyKind.SHARED)
                .map(KeyRow::generation)
                .orElseThrow(CiphertextRejectedException::new);
    }

    private static KeySlot slot(Tenant tenant) {
        return KeySlot.ofTenant(tenant, KeyKind.SHARED, "data");
    }

    private record Name(Tenant tenant, KeyRef ref) {}
}
