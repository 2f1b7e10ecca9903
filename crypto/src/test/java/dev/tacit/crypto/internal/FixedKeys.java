package dev.tacit.crypto.internal;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.tink.InMemoryKekForTests;
import dev.tacit.provider.FieldContext;
import dev.tacit.provider.KeyScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The whole hierarchy over keys that anybody can repeat, in the order in which they are made: 1 is the epoch's, 2 the handle
 * root, 3 the subject's, 4 the index root, 5 the token key of service "default".
 */
final class FixedKeys {
    private final FixedNonces nonces = new FixedNonces();
    private final SubjectKeys subjects;
    private final Handles handles;
    private final BlindIndex index;
    private final ServiceTokenKeys tokens;

    FixedKeys(Subject subject) {
        KeyStore store = new InMemoryKeyStoreForTests();
        Epochs epochs = new Epochs(store, keks(), () -> Instant.EPOCH, Duration.ofDays(7), nonces);
        KeyMint mint = new KeyMint(store, epochs, () -> Instant.EPOCH, nonces);
        TenantKeys tenantKeys = new TenantKeys(store, mint, Ticker.disabledTicker());
        subjects = new SubjectKeys(store, mint, Ticker.disabledTicker());
        handles = new Handles(tenantKeys);
        index = new BlindIndex(tenantKeys);
        tokens = new ServiceTokenKeys(Tenant.SOLE, "default", tenantKeys, epochs);
        SubjectHandle handle = handles.of(Tenant.SOLE, subject);
        boolean alive = subjects.seal(handles.slot(Tenant.SOLE, handle, KeyScope.subject()), LeasedKey::isAlive);
        if (!alive || index("", "", "").length != BlindIndex.SIZE_BYTES || token("", "").length != 32) {
            throw new AssertionError("the keys are made in their order");
        }
    }

    SubjectHandle handle(Subject subject) {
        return handles.of(Tenant.SOLE, subject);
    }

    byte[] seal(byte[] nonce, FieldContext context, byte[] plaintext) {
        nonces.nextIs(nonce);
        SubjectHandle handle = handle(context.subject().orElseThrow());
        return subjects.seal(
                handles.slot(Tenant.SOLE, handle, KeyScope.subject()),
                key -> SealedFormat.seal(key, nonces, context, plaintext));
    }

    byte[] index(String recordName, String fieldId, String value) {
        return index.of(Tenant.SOLE, recordName, fieldId, value);
    }

    byte[] token(String category, String value) {
        return tokens.current().mac(category, value);
    }

    private static Keks keks() {
        return new Keks(
                Optional.of(new InMemoryKekForTests()),
                Map.of(),
                new KekThreads(Duration.ofMinutes(1)),
                Runnable::run,
                Ticker.disabledTicker());
    }
}
