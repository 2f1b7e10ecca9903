package dev.tacit.crypto.testkit;

import dev.tacit.crypto.internal.InMemoryKeyStoreForTests;
import dev.tacit.crypto.key.KeyStore;
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
