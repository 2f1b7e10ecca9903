package dev.tacit.crypto.internal;

import dev.tacit.Tenant;
import dev.tacit.crypto.key.EpochRow;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.crypto.key.StoreMark;
import dev.tacit.crypto.key.TenantShredRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A key store's rows in memory, changed by {@link KeyChange}s only. Not thread-safe. */
final class KeyTable {
    private final Map<Tenant, NavigableMap<Integer, EpochRow>> epochs = new LinkedHashMap<>();
    private final Map<KeySlot, NavigableMap<Integer, KeyRow>> keys = new LinkedHashMap<>();
    private final Map<RefName, KeyRow> byReference = new HashMap<>();
    private final Map<RequestName, ShredRow> shreds = new LinkedHashMap<>();
    private final Map<RefName, Long> messages = new HashMap<>();
    private final Map<Tenant, Map<String, TenantShredRow>> tenantShreds = new LinkedHashMap<>();
    private StoreMark mark;

    KeyTable(StoreMark mark) {
        this.mark = mark;
    }

    StoreMark mark() {
        return mark;
    }

    Optional<EpochRow> newestEpoch(Tenant tenant) {
        return Optional.ofNullable(epochs.get(tenant))
                .map(rows -> rows.lastEntry().getValue());
    }

    Optional<EpochRow> epoch(Tenant tenant, int number) {
        return Optional.ofNullable(epochs.get(tenant)).map(rows -> rows.get(number));
    }

    List<KeyRow> generations(KeySlot slot) {
        return Optional.ofNullable(keys.get(slot)).stream()
                .flatMap(rows -> rows.values().stream())
                .map(this::asRead)
                .toList();
    }

    /** Says whether the slot's newest key is active. */
    boolean isActive(KeySlot slot) {
        return Optional.ofNullable(keys.get(slot))
                .map(rows -> asRead(rows.lastEntry().getValue()).state() == KeyRow.State.ACTIVE)
                .orElse(false);
    }

    Optional<KeyRow> byReference(Tenant tenant, KeyRef ref) {
        return stored(tenant, ref).map(this::asRead);
    }

    /** Returns how many messages a key may have sealed. */
    long messages(Tenant tenant, KeyRef ref) {
        return messages.getOrDefault(RefName.of(tenant, ref), (long) KeyStore.FIRST_MESSAGES);
    }

    /** Returns of how many keys the messages are counted. */
    int countReserved() {
        return messages.size();
    }

    /** Returns the requests to shred the tenant, in the order in which they came. */
    List<TenantShredRow> tenantShreds(Tenant tenant) {
        return List.copyOf(tenantShreds.getOrDefault(tenant, Map.of()).values());
    }

    /** Says whether the tenant is shredded, or about to be. */
    boolean isShredded(Tenant tenant) {
        @Nullable Map<String, TenantShredRow> requests = tenantShreds.get(tenant);
        return requests != null && requests.values().stream().anyMatch(TenantShredRow::stands);
    }

    /** Returns how many keys the tenant has that are not destroyed. */
    long countKeys(Tenant tenant) {
        return byReference.values().stream()
                .filter(row -> row.tenant().equals(tenant) && row.state() != KeyRow.State.DESTROYED)
                .count();
    }

    Optional<ShredRow> shred(Tenant tenant, String requestId) {
        return Optional.ofNullable(shreds.get(new RequestName(tenant, requestId)));
    }

    Collection<ShredRow> shreds() {
        return shreds.values();
    }

    /** Returns the keys that the request covers and that are not destroyed. */
    List<KeyRef> coveredBy(ShredRow request) {
        return byReference.values().stream()
                .filter(row -> request.covers(row.slot()) && row.state() != KeyRow.State.DESTROYED)
                .map(KeyRow::ref)
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .toList();
    }

    void apply(KeyChange change) {
        if (change instanceof KeyChange.Marked marked) {
            mark = marked.mark();
        } else if (change instanceof KeyChange.EpochAdded added) {
            EpochRow row = added.row();
            epochs.computeIfAbsent(row.tenant(), tenant -> new TreeMap<>()).put(row.number(), row);
        } else if (change instanceof KeyChange.KeyAdded added) {
            put(added.row());
        } else if (change instanceof KeyChange.ShredKept kept) {
            put(kept.row());
        } else if (change instanceof KeyChange.Disabled disabled) {
            disable(disabled.row());
        } else if (change instanceof KeyChange.Reactivated reactivated) {
            reactivate(reactivated);
        } else if (change instanceof KeyChange.Destroyed destroyed) {
            destroy(destroyed);
        } else if (change instanceof KeyChange.Reserved reserved) {
            messages.put(RefName.of(reserved.tenant(), reserved.ref()), reserved.messages());
        } else if (change instanceof KeyChange.TenantShredKept kept) {
            put(kept.row());
        } else if (change instanceof KeyChange.TenantShredChanged changed) {
            shredTenant(changed.row());
        }
    }

    /** Returns the changes that make this table out of an empty one; nothing of a destroyed key is in them. */
    List<KeyChange> snapshot() {
        List<KeyChange> changes = new ArrayList<>();
        changes.add(new KeyChange.Marked(mark));
        epochs.values().forEach(rows -> rows.values().forEach(row -> changes.add(new KeyChange.EpochAdded(row))));
        keys.values().forEach(rows -> rows.values().forEach(row -> changes.add(new KeyChange.KeyAdded(row))));
        shreds.values().forEach(row -> changes.add(new KeyChange.ShredKept(row)));
        messages.forEach((name, count) -> changes.add(new KeyChange.Reserved(name.tenant(), name.ref(), count)));
        tenantShreds
                .values()
                .forEach(rows -> rows.values().forEach(row -> changes.add(new KeyChange.TenantShredKept(row))));
        return changes;
    }

    KeyTable copy() {
        KeyTable copy = new KeyTable(mark);
        snapshot().forEach(copy::apply);
        return copy;
    }

    private void disable(ShredRow request) {
        put(request);
        request.keys().forEach(ref -> change(request.tenant(), ref, KeyRow.State.DISABLED));
        count();
    }

    private void reactivate(KeyChange.Reactivated change) {
        ShredRow request = shred(change.tenant(), change.requestId()).orElseThrow();
        put(request.ended(ShredRow.State.CANCELLED, change.at()));
        request.keys().stream()
                .filter(ref -> !isQuarantined(change.tenant(), ref))
                .forEach(ref -> change(change.tenant(), ref, KeyRow.State.ACTIVE));
        count();
    }

    private void destroy(KeyChange.Destroyed change) {
        ShredRow request = shred(change.tenant(), change.requestId()).orElseThrow();
        put(request.ended(ShredRow.State.DESTROYED, change.at()));
        request.keys().forEach(ref -> change(change.tenant(), ref, KeyRow.State.DESTROYED));
        count();
    }

    private void shredTenant(TenantShredRow request) {
        put(request);
        if (request.state() == ShredRow.State.DESTROYED) {
            destroyAll(request.tenant());
        }
        count();
    }

    private void destroyAll(Tenant tenant) {
        byReference.values().stream()
                .filter(row -> row.tenant().equals(tenant))
                .toList()
                .forEach(row -> put(row.in(KeyRow.State.DESTROYED)));
        NavigableMap<Integer, EpochRow> rows = epochs.getOrDefault(tenant, new TreeMap<>());
        rows.replaceAll((number, row) -> row.closedForGood());
    }

    private Optional<KeyRow> stored(Tenant tenant, KeyRef ref) {
        return Optional.ofNullable(byReference.get(RefName.of(tenant, ref)));
    }

    /** A row stays what it is while its tenant's shred can be cancelled, and is read as disabled. */
    private KeyRow asRead(KeyRow row) {
        return row.state() == KeyRow.State.ACTIVE && isShredded(row.tenant()) ? row.in(KeyRow.State.DISABLED) : row;
    }

    private boolean isQuarantined(Tenant tenant, KeyRef ref) {
        return shreds.values().stream()
                .anyMatch(request -> request.state() == ShredRow.State.QUARANTINED
                        && request.tenant().equals(tenant)
                        && request.keys().contains(ref));
    }

    /** A tombstone stays one: another request may have destroyed the key meanwhile. */
    private void change(Tenant tenant, KeyRef ref, KeyRow.State next) {
        stored(tenant, ref).filter(row -> row.state() != KeyRow.State.DESTROYED).ifPresent(row -> put(row.in(next)));
    }

    private void put(KeyRow row) {
        keys.computeIfAbsent(row.slot(), slot -> new TreeMap<>()).put(row.generation(), row);
        byReference.put(RefName.of(row.tenant(), row.ref()), row);
    }

    private void put(ShredRow row) {
        shreds.put(new RequestName(row.tenant(), row.requestId()), row);
    }

    private void put(TenantShredRow row) {
        tenantShreds
                .computeIfAbsent(row.tenant(), tenant -> new LinkedHashMap<>())
                .put(row.requestId(), row);
    }

    private void count() {
        mark = new StoreMark(mark.incarnation(), mark.changes() + 1);
    }

    /** A reference, spelled out: it is looked for at each miss of a cache, and each object more is fetched from memory. */
    private record RefName(Tenant tenant, long high, long low) {
        static RefName of(Tenant tenant, KeyRef ref) {
            return new RefName(tenant, ref.high(), ref.low());
        }

        KeyRef ref() {
            return new KeyRef(high, low);
        }

        /** References are random already. */
        @Override
        public int hashCode() {
            return (int) low;
        }
    }

    private record RequestName(Tenant tenant, String requestId) {}
}
