package dev.tacit.crypto.internal;

import dev.tacit.crypto.key.StoreMark;
import java.util.UUID;

/** A key store that forgets everything when the process ends, and every ciphertext with it. For tests only. Thread-safe. */
public final class InMemoryKeyStoreForTests extends TableKeyStore {
    private final KeyTable table = new KeyTable(new StoreMark(UUID.randomUUID().toString(), 0));

    @Override
    KeyTable table() {
        return table;
    }

    @Override
    void commit(KeyChange change) {
        table.apply(change);
    }
}
