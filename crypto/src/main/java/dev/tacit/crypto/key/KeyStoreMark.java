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
        };
    }
}
