package dev.tacit.crypto.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.EpochRow;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.ShredLimit;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.crypto.key.TenantShredRow;
import dev.tacit.crypto.key.WrappedKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** How a key store is opened for its cases, and what they are told with. Start at {@link KeyStoreContract}. */
public abstract class KeyStoreCases {
    static final Tenant SHOP = Tenant.of("shop");
    static final Tenant OTHER = Tenant.of("other");
    static final SubjectHandle ALICE = SubjectHandle.parse("a1".repeat(16));
    static final SubjectHandle BOB = SubjectHandle.parse("b2".repeat(16));
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Instant NEXT_NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final String NARROW = "0f".repeat(16);

    KeyStore store;

    KeyStoreCases() {}

    /** Opens a store that has no rows. */
    protected abstract KeyStore openFresh() throws Exception;

    /** Opens the same store again after a restart; the first one is closed. Stores without durability return empty. */
    protected abstract Optional<KeyStore> reopen() throws Exception;

    @BeforeEach
    public void open() throws Exception {
        store = openFresh();
        assertThat(store.insertEpochIfAbsent(epoch(SHOP, 1, "kek-a"))).isEqualTo(epoch(SHOP, 1, "kek-a"));
    }

    @AfterEach
    public void close() {
        store.close();
    }

    KeyRow insert(SubjectHandle handle, int generation, int seed) {
        KeyRow row = key(slot(handle), generation, seed);
        assertThat(store.insertKeyIfAbsent(row)).isEqualTo(row);
        return row;
    }

    /** Says whether the row was stored: this one, and not refused because of a shred. */
    boolean stores(KeyRow row) {
        try {
            return store.insertKeyIfAbsent(row).equals(row);
        } catch (KeyShreddedException e) {
            return false;
        }
    }

    ShredRow disable(ShredRow request) {
        return store.disable(request, new ShredLimit(Integer.MAX_VALUE, NOON));
    }

    Set<KeyRow.State> states(KeyRow... rows) {
        return List.of(rows).stream()
                .map(row -> store.byReference(SHOP, row.ref()).orElseThrow().state())
                .collect(Collectors.toSet());
    }

    static KeySlot slot(SubjectHandle handle) {
        return KeySlot.ofSubject(SHOP, handle, KeySlot.WHOLE_SUBJECT);
    }

    static KeyRow key(KeySlot slot, int generation, int seed) {
        return new KeyRow(slot, generation, new KeyRef(seed, seed), 1, wrapped(seed), KeyRow.State.ACTIVE, NOON);
    }

    static Optional<WrappedKey> wrapped(int seed) {
        return Optional.of(WrappedKey.of(new byte[] {(byte) seed, 1, 2}));
    }

    static EpochRow epoch(Tenant tenant, int number, String epochKek) {
        WrappedKey key = WrappedKey.of(new byte[] {9, 9});
        return new EpochRow(tenant, number, EpochRow.State.OPEN, "kek", epochKek, key, NOON);
    }

    static ShredRow request(String id, String scope) {
        return ShredRow.requested(SHOP, id, ALICE, scope, NOON, NEXT_NOON);
    }

    static TenantShredRow tenantRequest(String requestId) {
        return TenantShredRow.requested(SHOP, requestId, NOON, NEXT_NOON);
    }
}
