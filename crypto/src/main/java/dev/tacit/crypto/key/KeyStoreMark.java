package dev.tacit.crypto.key;

import java.util.Optional;

/**
 * Where the key store's mark is kept outside the key store, so that a restored backup of the store is noticed. It must
 * not be restored together with the store.
 *
 * <p>Implementations are thread-safe.
 */
public interface KeyStoreMark {
    /**
     * Returns the highest mark recorded; empty before the first.
     *
     * @throws KeyUnavailableException if it cannot be read
     */
    Optional<StoreMark> read();

    /**
     * Records a mark; durable when this returns. A mark of the same incarnation that is lower than the recorded one
     * changes nothing.
     *
     * @throws KeyUnavailableException if it could not be made durable
     */
    void record(StoreMark mark);

    /**
     * Says whether an empty mark is taken for a new one even if the store has shreds. By default it is not, since a mark
     * that was lost, or lies on a volume that is not mounted, looks like a new one.
     */
    default boolean adopts() {
        return false;
    }

    /**
     * Returns this mark, which may be empty although the store has shreds already: it then begins with the store as it is.
     * For one start of a vault: on a new node of an old store, or after a restored store has caught up with the shreds that
     * its backup lacked.
     */
    static KeyStoreMark adopting(KeyStoreMark mark) {
        return new KeyStoreMark() {
            @Override
            public Optional<StoreMark> read() {
                return mark.read();
            }

            @Override
            public void record(StoreMark found) {
                mark.record(found);
            }

            @Override
            public boolean adopts() {
                return true;
            }
        };
    }

    /**
     * Returns the mark that remembers nothing: a vault with it serves from a restored backup as if nothing had been
     * shredded since. For drills that show exactly this, and for throw-away stores; named so that a review finds it.
     */
    static KeyStoreMark insecureNone() {
        return new KeyStoreMark() {
            @Override
            public Optional<StoreMark> read() {
                return Optional.empty();
            }

            @Override
            public void record(StoreMark mark) {}

            @Override
            public boolean adopts() {
                return true;
            }
        };
    }
}
