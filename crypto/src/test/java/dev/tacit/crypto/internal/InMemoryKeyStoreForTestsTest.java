package dev.tacit.crypto.internal;

import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.KeyStoreContract;
import java.util.Optional;

class InMemoryKeyStoreForTestsTest extends KeyStoreContract {
    @Override
    protected KeyStore openFresh() {
        return new InMemoryKeyStoreForTests();
    }

    @Override
    protected Optional<KeyStore> reopen() {
        return Optional.empty();
    }
}
