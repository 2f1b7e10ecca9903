package dev.tacit.crypto.testkit;

import dev.tacit.crypto.key.Kek;
import dev.tacit.crypto.tink.InMemoryKekForTests;

class InMemoryKekForTestsTest extends KekContract {
    private final Kek kek = new InMemoryKekForTests();

    @Override
    protected Kek open() {
        return kek;
    }
}
