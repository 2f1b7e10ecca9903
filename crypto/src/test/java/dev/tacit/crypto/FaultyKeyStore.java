package dev.tacit.crypto;

import dev.tacit.Tenant;
import dev.tacit.crypto.key.EpochRow;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.ShredLimit;
import dev.tacit.crypto.key.ShredRefusedException;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.crypto.key.StoreMark;
import dev.tacit.crypto.key.TenantShredRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A key store that is down when told so, or fails once: before a call, or after it, when the answer is lost. */
final class FaultyKeyStore implements KeyStore {
    static final String MESSAGE_THAT_QUOTES = "driver says: value 'alice-1'";

    private final KeyStore store;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger keyQuestions = new AtomicInteger();
    private volatile boolean down;
    private volatile int failingCall = -1;
    private volatile boolean afterwards;
    private volatile boolean refusesEpochs;
    private volatile String refused = "";
    private volatile boolean flaps;
    private volatile boolean refusesKeys;
    private volatile boolean refusesCounts;
    private volatile Runnable before = () -> {};
    private volatile UnaryOperator<List<KeyRow>> twist = rows -> rows;

    FaultyKeyStore(KeyStore store) {
        this.store = store;
    }

    void down(boolean value) {
        down = value;
    }

    /** Lets the n-th call from now fail, counted from 0. */
    void failAt(int call, boolean afterTheFact) {
        calls.set(0);
        failingCall = call;
        afterwards = afterTheFact;
    }

    /** Refuses to destroy for this request, as if it had been cancelled since it was found due. */
    void refuseDestroying(String requestId) {
        refused = requestId;
    }

    /** Lets every storing of an epoch fail. */
    void refuseEpochs(boolean value) {
        refusesEpochs = value;
    }

    /** Lets every second call fail. */
    void flaps(boolean value) {
        flaps = value;
    }

    /** Does this before each call, on the caller's thread. */
    void beforeEach(Runnable act) {
        before = act;
    }

    /** Answers with other rows of keys than are stored. */
    void answersWith(UnaryOperator<List<KeyRow>> other) {
        twist = other;
    }

    /** Lets every storing of a key fail. */
    void refuseKeys(boolean value) {
        refusesKeys = value;
    }

    /** Lets every counting of messages fail, as on a database that is read only. */
    void refuseCounts(boolean value) {
        refusesCounts = value;
    }

    /** Returns how often keys were asked for, one or many at a time. */
    int keyQuestions() {
        return keyQuestions.get();
    }

    int calls() {
        return calls.get();
    }

    @Override
    public StoreMark mark() {
        return answer(store::mark);
    }

    @Override
    public Optional<EpochRow> newestEpoch(Tenant tenant) {
        return answer(() -> store.newestEpoch(tenant));
    }

    @Override
    public Optional<EpochRow> epoch(Tenant tenant, int number) {
        return answer(() -> store.epoch(tenant, number));
    }

    @Override
    public EpochRow insertEpochIfAbsent(EpochRow row) {
        if (refusesEpochs) {
            throw new IllegalStateException(MESSAGE_THAT_QUOTES);
        }
        return answer(() -> store.insertEpochIfAbsent(row));
    }

    @Override
    public List<KeyRow> generations(KeySlot slot) {
        int unused = keyQuestions.incrementAndGet();
        return answer(() -> twist.apply(store.generations(slot)));
    }

    @Override
    public Optional<KeyRow> byReference(Tenant tenant, KeyRef ref) {
        int unused = keyQuestions.incrementAndGet();
        return answer(() -> twist.apply(store.byReference(tenant, ref).stream().toList()).stream()
                .findFirst());
    }

    @Override
    public List<KeyRow> byReferences(Tenant tenant, Collection<KeyRef> refs) {
        int unused = keyQuestions.incrementAndGet();
        return answer(() -> twist.apply(store.byReferences(tenant, refs)));
    }

    @Override
    public KeyRow insertKeyIfAbsent(KeyRow row) {
        if (refusesKeys) {
            throw new IllegalStateException(MESSAGE_THAT_QUOTES);
        }
        return answer(() -> store.insertKeyIfAbsent(row));
    }

    @Override
    public Optional<ShredRow> shred(Tenant tenant, String requestId) {
        return answer(() -> store.shred(tenant, requestId));
    }

    @Override
    public ShredRow disable(ShredRow request, ShredLimit limit) {
        return answer(() -> store.disable(request, limit));
    }

    @Override
    public ShredRow reactivate(Tenant tenant, String requestId, Instant now) {
        return answer(() -> store.reactivate(tenant, requestId, now));
    }

    @Override
    public ShredRow destroy(Tenant tenant, String requestId, Instant now) {
        if (requestId.equals(refused)) {
            throw new ShredRefusedException("the request was cancelled");
        }
        return answer(() -> store.destroy(tenant, requestId, now));
    }

    @Override
    public List<ShredRow> due(Instant now, int limit) {
        return answer(() -> store.due(now, limit));
    }

    @Override
    public long reserveMessages(Tenant tenant, KeyRef ref, long messages) {
        if (refusesCounts) {
            throw new IllegalStateException(MESSAGE_THAT_QUOTES);
        }
        return answer(() -> store.reserveMessages(tenant, ref, messages));
    }

    @Override
    public List<TenantShredRow> tenantShreds(Tenant tenant) {
        return answer(() -> store.tenantShreds(tenant));
    }

    @Override
    public TenantShredRow disableTenant(TenantShredRow request) {
        return answer(() -> store.disableTenant(request));
    }

    @Override
    public TenantShredRow changeTenantShred(TenantShredRow next) {
        return answer(() -> store.changeTenantShred(next));
    }

    private <T> T answer(Supplier<T> question) {
        before.run();
        int call = calls.getAndIncrement();
        boolean fails = down || call == failingCall || (flaps && call % 2 == 1);
        if (fails && !afterwards) {
            throw new IllegalStateException(MESSAGE_THAT_QUOTES);
        }
        T answer = question.get();
        if (fails) {
            throw new IllegalStateException(MESSAGE_THAT_QUOTES);
        }
        return answer;
    }
}
