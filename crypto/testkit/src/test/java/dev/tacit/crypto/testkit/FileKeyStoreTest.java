package dev.tacit.crypto.testkit;

import dev.tacit.crypto.internal.FileKeyStore;
import dev.tacit.crypto.key.KeyStore;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the embedded store; what is particular to its file is tested where it lives. */
class FileKeyStoreTest extends KeyStoreContract {
    @TempDir
    private Path folder;

    private Optional<FileKeyStore> opened = Optional.empty();

    @Override
    protected KeyStore openFresh() {
        opened = Optional.of(FileKeyStore.open(folder.resolve("contract")));
        return opened.get();
    }

    @Override
    protected Optional<KeyStore> reopen() {
        opened.orElseThrow().close();
        return Optional.of(openFresh());
    }
}
