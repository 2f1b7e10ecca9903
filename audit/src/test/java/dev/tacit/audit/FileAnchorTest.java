package dev.tacit.audit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAnchorTest extends CheckpointAnchorContract {
    @TempDir
    Path folder;

    @Override
    CheckpointAnchor anchor() {
        return FileAnchor.at(folder.resolve("head"));
    }

    @Test
    void anUnmountedVolume_isUnreachableAndNotEmpty() {
        FileAnchor anchor = FileAnchor.at(folder.resolve("unmounted/head"));

        assertThatThrownBy(() -> anchor.newest("shop.example/audit")).isInstanceOf(IOException.class);
    }

    @Test
    void aDamagedHead_isUnreachableAndNotEmpty() throws IOException {
        Files.writeString(folder.resolve("head"), "damaged");

        assertThatThrownBy(() -> anchor().newest("shop.example/audit")).isInstanceOf(IOException.class);
    }
}
