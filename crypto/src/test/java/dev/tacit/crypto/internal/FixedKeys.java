package dev.tacit.crypto.internal;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.format.Padding;
import dev.tacit.crypto.format.SealedSize;
import dev.tacit.crypto.format.Suite;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.tink.InMemoryKekForTests;
import dev.tacit.provider.FieldContext;
import dev.tacit.provider.KeyScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The whole hierarchy over keys that anybody can repeat, in the order in which they are made: 1 is the epoch's, 2 the handle
 * root, 3 the subject's, 4 the index root, 5 the token key of service "default", 6 the shared key.
 */
final class FixedKeys {
    private final FixedNonces nonces = new FixedNonces();
    private final Workbenches benches;
    private final SubjectKeys subjects;
    private final Handles handles;
    private final BlindIndex index;
    private final ServiceTokenKeys tokens;
    private final SharedKeys shared;

    FixedKeys(Subject subject) {
        KeyStore store = new InMemoryKeyStoreForTests();
        Epochs epochs = new Epochs(store, keks(), () -> Instant.EPOCH, Duration.ofDays(7), nonces, (delay, task) -> {});
        KeyMint mint = new KeyMint(store, epochs, () -> Instant.EPOCH, nonces);
        TenantKeys tenantKeys = new TenantKeys(store, mint, CacheLimits.DEFAULT.maxAge(), Ticker.disabledTicker());
        handles = new Handles(tenantKeys);
        benches = new Workbenches(nonces, Ticker.disabledTicker(), () -> Instant.EPOCH);
        subjects = new SubjectKeys(
                store, mint, handles, benches, CacheLimits.DEFAULT, Ticker.disabledTicker(), Runnable::run, task -> {});
        index = new BlindIndex(tenantKeys);
        tokens = new ServiceTokenKeys(Tenant.SOLE, "default", tenantKeys, epochs);
        shared = new SharedKeys(store, tenantKeys, nonces, CacheLimits.DEFAULT.maxAge(), Ticker.disabledTicker());
        boolean alive =
                subjects.sealing(Tenant.SOLE, subject, KeyScope.subject(), 0).isAlive();
        if (!alive || index("", "", "").length != BlindIndex.SIZE_BYTES || token("", "").length != 32) {
            throw new AssertionError("the keys are made in their order");
        }
        byte[] unused = sealShared(new byte[24], Padding.NONE, "", new byte[0]);
    }

    SubjectHandle handle(Subject subject) {
        return handles.of(Tenant.SOLE, subject);
    }

    byte[] seal(SealedSize shape, byte[] nonce, FieldContext context, byte[] plaintext) {
        SealedHeader header = SealedHeader.of(shape.suite(), shape.padding(), context.binding());
        nonces.nextIs(nonce);
        Subject subject = context.subject().orElseThrow();
        Workbench bench = benches.take();
        try {
            LeasedKey key = subjects.sealing(Tenant.SOLE, subject, KeyScope.subject(), 0);
            bench.prepareNonces(1, 0);
            return SealedFormat.seal(bench, Objects.requireNonNull(bench.lend(key)), header, context, plaintext);
        } finally {
            benches.giveBack(bench);
        }
    }

    /** @param nonce 24 bytes */
    byte[] sealShared(byte[] nonce, Padding padding, String fieldId, byte[] plaintext) {
        nonces.nextIs(nonce);
        FieldContext context =
                new FieldContext(Tenant.SOLE, "order", fieldId, Binding.FIELD, Optional.empty(), Optional.empty());
        return shared.seal(SealedHeader.of(Suite.XAES_256_GCM, padding, Binding.FIELD), context, plaintext);
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
                CacheLimits.DEFAULT.maxAge(),
                new KekThreads(Duration.ofMinutes(1)),
                Runnable::run,
                Ticker.disabledTicker());
    }
}
