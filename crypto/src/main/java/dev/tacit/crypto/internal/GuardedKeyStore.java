package dev.tacit.crypto.internal;

import dev.tacit.Safe;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.CryptoException;
import dev.tacit.crypto.key.EpochRow;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.KeyStoreBehindException;
import dev.tacit.crypto.key.KeyStoreMark;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.key.ShredLimit;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.crypto.key.StoreMark;
import dev.tacit.crypto.key.TenantShredRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The host's key store, held to its word: before each use it is compared with its mark outside, and whatever foreign
 * exception it throws becomes one of ours, as does a null in place of an answer. Once found behind its mark it is refused for good. Thread-safe.
 */
public final class GuardedKeyStore implements KeyStore {
    private final KeyStore store;
    private final KeyStoreMark outside;
    private final Tally ofStore = new Tally();
    private final Tally ofMark = new Tally();
    private volatile boolean behind;

    public GuardedKeyStore(KeyStore store, KeyStoreMark outside) {
        this.store = store;
        this.outside = outside;
    }

    /**
     * Lets pass unless the store was found behind its mark.
     *
     * @throws KeyStoreBehindException if it was
     */
    public void requireServing() {
        if (behind) {
            throw behind();
        }
    }

    /** Says whether the store was found behind its mark. */
    public boolean isBehind() {
        return behind;
    }

    /** Says whether the last call of the store failed, or that of its mark: the one may answer while the other does not. */
    public boolean isFailing() {
        return ofStore.last() == Tally.End.FAILED || ofMark.last() == Tally.End.FAILED;
    }

    /** Returns how often the store was asked: who sees another number than before may have waited. */
    public long calls() {
        return ofStore.calls();
    }

    /** Returns how calls of the store and its mark went. */
    public Stream<Tally> tallies() {
        return Stream.of(ofStore, ofMark);
    }

    /** Compares the store with its mark, and brings the mark up to the store. */
    public void check() {
        requireServing();
        // The mark is read first: the store is changed before the mark, so read in this order it can only be ahead.
        Optional<StoreMark> recorded = askMark(outside::read);
        StoreMark inStore = ask(store::mark);
        if (recorded.isPresent() && !inStore.reaches(recorded.get())) {
            behind = true;
            throw behind();
        }
        if (recorded.isEmpty() && inStore.changes() > 0 && !outside.adopts()) {
            ofMark.failed();
            throw missing();
        }
        if (recorded.isEmpty() || !recorded.get().equals(inStore)) {
            record(inStore);
        }
    }

    @Override
    public StoreMark mark() {
        return read(store::mark);
    }

    @Override
    public Optional<EpochRow> newestEpoch(Tenant tenant) {
        return read(() -> store.newestEpoch(tenant));
    }

    @Override
    public Optional<EpochRow> epoch(Tenant tenant, int number) {
        return read(() -> store.epoch(tenant, number));
    }

    @Override
    public EpochRow insertEpochIfAbsent(EpochRow row) {
        return read(() -> store.insertEpochIfAbsent(row));
    }

    @Override
    public List<KeyRow> generations(KeySlot slot) {
        return read(() -> List.copyOf(store.generations(slot)));
    }

    @Override
    public Optional<KeyRow> byReference(Tenant tenant, KeyRef ref) {
        return read(() -> store.byReference(tenant, ref));
    }

    @Override
    public List<KeyRow> byReferences(Tenant tenant, Collection<KeyRef> refs) {
        return read(() -> List.copyOf(store.byReferences(tenant, refs)));
    }

    @Override
    public KeyRow insertKeyIfAbsent(KeyRow row) {
        return read(() -> store.insertKeyIfAbsent(row));
    }

    @Override
    public Optional<ShredRow> shred(Tenant tenant, String requestId) {
        return read(() -> store.shred(tenant, requestId));
    }

    @Override
    public ShredRow disable(ShredRow request, ShredLimit limit) {
        return change(() -> store.disable(request, limit));
    }

    @Override
    public ShredRow reactivate(Tenant tenant, String requestId, Instant now) {
        return change(() -> store.reactivate(tenant, requestId, now));
    }

    @Override
    public ShredRow destroy(Tenant tenant, String requestId, Instant now) {
        return change(() -> store.destroy(tenant, requestId, now));
    }

    @Override
    public List<ShredRow> due(Instant now, int limit) {
        return read(() -> List.copyOf(store.due(now, limit)));
    }

    @Override
    public long reserveMessages(Tenant tenant, KeyRef ref, long messages) {
        return read(() -> store.reserveMessages(tenant, ref, messages));
    }

    @Override
    public List<TenantShredRow> tenantShreds(Tenant tenant) {
        return read(() -> List.copyOf(store.tenantShreds(tenant)));
    }

    @Override
    public TenantShredRow disableTenant(TenantShredRow request) {
        return change(() -> store.disableTenant(request));
    }

    @Override
    public TenantShredRow changeTenantShred(TenantShredRow next) {
        return change(() -> store.changeTenantShred(next));
    }

    @Override
    public void close() {
        store.close();
    }

    private <T> T read(Supplier<T> question) {
        check();
        return ask(question);
    }

    /** The act is answered only once the mark outside knows of it. */
    private <T> T change(Supplier<T> act) {
        T done = read(act);
        check();
        return done;
    }

    private void record(StoreMark mark) {
        Object unused = askMark(() -> {
            outside.record(mark);
            return mark;
        });
    }

    private <T> T ask(Supplier<T> question) {
        return ask(ofStore, "the key store failed", question);
    }

    private <T> T askMark(Supplier<T> question) {
        return ask(ofMark, "the key store's mark failed", question);
    }

    private static <T> T ask(Tally tally, String sentence, Supplier<T> question) {
        try {
            T answer = Objects.requireNonNull(question.get(), "an answer");
            tally.answered();
            return answer;
        } catch (KeyUnavailableException e) {
            tally.failed();
            throw e;
        } catch (CryptoException e) {
            tally.answered();
            throw e;
        } catch (RuntimeException e) {
            tally.failed();
            throw new KeyUnavailableException(sentence, Safe.of("failure", e.getClass()));
        }
    }

    private static KeyStoreBehindException behind() {
        return new KeyStoreBehindException("the key store is older than its mark outside says, or is another store;"
                + " restore a newer backup, or replay the shreds since this one on a vault without a mark, remove the"
                + " old mark and build a vault once with KeyStoreMark.adopting(mark)");
    }

    /** Not for good: a volume may be mounted yet. */
    private static KeyStoreBehindException missing() {
        return new KeyStoreBehindException("the key store has shreds, and its mark outside is missing; mount the volume"
                + " or restore the file where it lies, or build a vault once with KeyStoreMark.adopting(mark) if the"
                + " store is known to have every shred");
    }
}
