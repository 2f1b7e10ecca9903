package dev.tacit.crypto.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.provider.KeyScope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which key seals for a subject and scope: the newest of its slot, made and stored first if there is none. Found by the
 * subject itself, so that its handle need not be computed each time. The keys are those of {@link KeysByReference}. Thread-safe.
 */
final class NewestKeys {
    private static final int CHARS_PER_WEIGHT = 64;

    private final KeyStore store;
    private final KeyMint mint;
    private final Handles handles;
    private final KeysByReference keys;
    private final Cache<Name, LeasedKey> newest;

    NewestKeys(KeyStore store, KeyMint mint, Handles handles, KeysByReference keys, CacheLimits limits) {
        this.store = store;
        this.mint = mint;
        this.handles = handles;
        this.keys = keys;
        this.newest = Caches.begin()
                .maximumWeight(limits.maxKeys())
                .weigher((Name name, LeasedKey key) -> name.weight())
                .evictionListener((@Nullable Name name, @Nullable LeasedKey key, RemovalCause cause) -> keys.letGo(key))
                .build();
    }

    /**
     * Returns the key that seals for this subject. It may be retired before it is used; then it is asked for again.
     *
     * @param inHand used last by whoever asks
     * @throws KeyShreddedException if the newest key is disabled or destroyed, or the subject's as a whole is: a key is made
     *     after that only by {@link #reopen}
     */
    LeasedKey sealing(Tenant tenant, Subject subject, KeyScope scope, long now, @Nullable LeasedKey inHand) {
        LeasedKey whole = ofWholeSubject(tenant, subject, now, inHand);
        return scope instanceof KeyScope.OfSubject ? whole : newest(new Name(tenant, subject, scope), now);
    }

    private LeasedKey ofWholeSubject(Tenant tenant, Subject subject, long now, @Nullable LeasedKey inHand) {
        int hash = LeasedKey.hash(tenant, subject);
        @Nullable LeasedKey near = keys.nearSealing().find(hash);
        if (near != null && near.isKnownAs(tenant, subject) && sealsYet(near, now, inHand)) {
            return near;
        }
        LeasedKey key = newest(new Name(tenant, subject, KeyScope.subject()), now);
        if (key.knowAs(subject)) {
            keys.nearSealing().put(hash, key);
        }
        return key;
    }

    /** One use in some is told to the cache, which looks again itself; uses that follow each other count once. */
    private boolean sealsYet(LeasedKey near, long now, @Nullable LeasedKey inHand) {
        boolean told = near != inHand && NearKeys.isToBeTold();
        return !told && !near.isTooOldToSeal(now) && keys.isFresh(near, now);
    }

    /** Returns the key that seals in this slot; the store is asked each time. */
    LeasedKey newest(KeySlot slot, long now) {
        if (slot.isNarrower()) {
            LeasedKey unused = newestOf(slot.ofWholeSubject(), now);
        }
        return newestOf(slot, now);
    }

    /** Makes the slot's next generation if its newest is dead. Returns whether it did. */
    boolean reopen(KeySlot slot) {
        List<KeyRow> rows = store.generations(slot);
        boolean dead = !rows.isEmpty() && last(rows).state() != KeyRow.State.ACTIVE;
        if (dead) {
            KeyMint.Created unused = mint.create(slot, last(rows).generation() + 1);
        }
        return dead;
    }

    /** Makes the next generation after a key that may seal no more, unless there is one, or the key was shredded. */
    void renew(LeasedKey worn) {
        List<KeyRow> rows = store.generations(worn.slot());
        boolean newest = !rows.isEmpty() && last(rows).ref().equals(worn.ref());
        if (newest && last(rows).state() == KeyRow.State.ACTIVE) {
            KeyMint.Created unused = mint.create(worn.slot(), last(rows).generation() + 1);
        }
        forget(worn.slot()::equals);
        keys.nearSealing().remove(worn.ownerHash(), worn); // the cache may have let go of it before
    }

    /** Retires the keys of these slots. */
    void forget(Predicate<KeySlot> slots) {
        for (Map.Entry<Name, LeasedKey> entry : newest.asMap().entrySet()) {
            if (slots.test(entry.getValue().slot())) {
                drop(entry.getKey(), entry.getValue());
            }
        }
    }

    /** Retires the keys of these slots, and leaves it to the next look to throw them out. */
    void retireAll(Predicate<KeySlot> slots) {
        for (LeasedKey key : newest.asMap().values()) {
            if (slots.test(key.slot())) {
                keys.retire(key);
            }
        }
    }

    /** Retires what is too old. Returns whether anything is left. */
    boolean dropOld(long now) {
        for (Map.Entry<Name, LeasedKey> entry : newest.asMap().entrySet()) {
            if (!keys.isServed(entry.getValue(), now)) {
                drop(entry.getKey(), entry.getValue());
            }
        }
        return !newest.asMap().isEmpty();
    }

    private LeasedKey newest(Name name, long now) {
        @Nullable LeasedKey key = newest.getIfPresent(name);
        if (key != null && key.isTooOldToSeal(now) && newest.asMap().remove(name, key)) {
            keys.letGo(key); // however often its row was read again; it still opens
            return find(name);
        }
        return key != null && keys.isFresh(key, now) ? key : find(name);
    }

    private LeasedKey find(Name name) {
        while (true) {
            boolean[] own = {false};
            LeasedKey key = newest.get(name, absent -> {
                own[0] = true;
                return findOrCreate(absent);
            });
            if (keys.isToBeGiven(key, own[0])) {
                return key;
            }
            drop(name, key);
        }
    }

    private LeasedKey findOrCreate(Name name) {
        KeySlot slot = handles.slot(name.tenant(), handles.of(name.tenant(), name.subject()), name.scope());
        while (true) {
            LeasedKey key = newestOf(slot, name.scope());
            if (key.hold()) {
                return key;
            }
        }
    }

    /** A period goes on with the subject: whoever was taken up again is sealed for in the same month too. */
    private LeasedKey newestOf(KeySlot slot, KeyScope scope) {
        try {
            return newestOf(slot, keys.now());
        } catch (KeyShreddedException e) {
            if (scope instanceof KeyScope.OfPeriod && cameBackSince(slot) && reopen(slot)) {
                return newestOf(slot, keys.now());
            }
            throw e;
        }
    }

    private boolean cameBackSince(KeySlot slot) {
        Optional<KeyRow> back = takenUpAgain(store.generations(slot.ofWholeSubject()));
        List<KeyRow> rows = store.generations(slot);
        return !rows.isEmpty()
                && back.filter(row -> last(rows).createdAt().isBefore(row.createdAt()))
                        .isPresent();
    }

    /** Returns the first of the keys since the subject's last shred; a key that is only older than a year has no dead one before. */
    private static Optional<KeyRow> takenUpAgain(List<KeyRow> whole) {
        int first = whole.size();
        while (first > 0 && whole.get(first - 1).state() == KeyRow.State.ACTIVE) {
            first--;
        }
        return first > 0 && first < whole.size() ? Optional.of(whole.get(first)) : Optional.empty();
    }

    private LeasedKey newestOf(KeySlot slot, long now) {
        List<KeyRow> rows = store.generations(slot);
        KeyMint.Created newest = rows.isEmpty() ? mint.create(slot, 1) : youngEnough(slot, last(rows));
        if (newest.row().state() == KeyRow.State.ACTIVE) {
            LeasedKey key = keys.opening(slot.tenant(), newest.row().ref(), now, null);
            if (!key.slot().equals(slot)) {
                throw new CiphertextRejectedException(); // the store answered with somebody else's key
            }
            if (key.isAlive()) {
                key.sealsUntil(now + mint.sealsForNanos(newest.row()));
                key.addMessages(newest.first() ? KeyStore.FIRST_MESSAGES : 0);
                return key;
            }
        }
        throw new KeyShreddedException(
                "the subject's key was shredded; if the person came back on purpose, reopen the subject before sealing");
    }

    /** A key that is too old goes on as long as the next cannot be made. */
    private KeyMint.Created youngEnough(KeySlot slot, KeyRow row) {
        if (row.state() == KeyRow.State.ACTIVE && mint.isTooOld(row)) {
            try {
                return mint.create(slot, row.generation() + 1);
            } catch (KeyUnavailableException e) {
                // The next who needs it tries again.
            }
        }
        return new KeyMint.Created(row, false);
    }

    private void drop(Name name, LeasedKey key) {
        boolean unused = newest.asMap().remove(name, key);
        keys.retire(key);
    }

    private static KeyRow last(List<KeyRow> rows) {
        return rows.get(rows.size() - 1);
    }

    private record Name(Tenant tenant, Subject subject, KeyScope scope) {
        int weight() {
            return 1 + (subject.id().length() + scope.text().length()) / CHARS_PER_WEIGHT;
        }

        @Override
        public int hashCode() {
            return (31 * tenant.id().hashCode() + subject.id().hashCode()) * 31 + scope.hashCode();
        }
    }
}
