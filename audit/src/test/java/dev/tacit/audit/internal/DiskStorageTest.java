package dev.tacit.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskStorageTest {
    @TempDir
    Path folder;

    private final LogStorage disk = new DiskStorage();

    @Test
    void aFileOrDirectory_isThereOrNot() throws IOException {
        assertThat(disk.exists(folder)).isTrue();
        assertThat(disk.exists(Files.createFile(folder.resolve("file")))).isTrue();
        assertThat(disk.exists(folder.resolve("absent"))).isFalse();
    }

    @Test
    void aDiskThatCannotTell_isNotTakenForOneThatLacksTheFile() {
        Path nameThatNoDiskTakes = folder.resolve("x".repeat(5000));

        assertThatThrownBy(() -> disk.exists(nameThatNoDiskTakes)).isInstanceOf(UncheckedIOException.class);
    }
}
