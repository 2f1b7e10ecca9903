package dev.tacit.crypto.testkit;

import dev.tacit.crypto.key.Kek;
import dev.tacit.crypto.tink.LocalKek;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LocalKekTest extends KekContract {
    @TempDir
    private Path folder;

    @Override
    protected Kek open() {
        return LocalKek.openOrCreate(folder.resolve("kek").resolve("tacit-kek.json"));
    }
}
