package dev.tacit.crypto;

import static dev.tacit.crypto.Given.ALICE;
import static dev.tacit.crypto.Given.SECRET;
import static dev.tacit.crypto.Given.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.crypto.internal.InMemoryKeyStoreForTests;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A preset fills what the host did not set, in whatever order it was said. */
class VaultBuilderTest {
    private final FaultyKek kms = new FaultyKek("kms");
    private final MemoryMark mark = new MemoryMark();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theHostsKekAndMark_takeThePlaceOfThoseInTheFolder(boolean presetFirst) {
        try (Vault vault = built(builder -> builder.embedded(folder), presetFirst)) {
            assertThat(vault.encryptText(SECRET, name(ALICE))).isNotEmpty();
        }
        assertThat(kms.created()).isEqualTo(1);
        assertThat(mark.read()).isPresent();
        assertThat(folder.resolve("keys")).isDirectory();
        assertThat(folder.resolve("kek")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theHostsKekAndStore_takeThePlaceOfThoseInMemory(boolean presetFirst) {
        FaultyKeyStore store = new FaultyKeyStore(new InMemoryKeyStoreForTests());
        try (Vault vault = built(builder -> builder.inMemoryForTests(), presetFirst, store)) {
            assertThat(vault.encryptText(SECRET, name(ALICE))).isNotEmpty();
        }
        assertThat(kms.created()).isEqualTo(1);
        assertThat(store.calls()).isPositive();
    }

    private Vault built(UnaryOperator<VaultBuilder> preset, boolean presetFirst) {
        return presetFirst
                ? preset.apply(Vault.builder()).kek(kms).mark(mark).build()
                : preset.apply(Vault.builder().kek(kms).mark(mark)).build();
    }

    private Vault built(UnaryOperator<VaultBuilder> preset, boolean presetFirst, FaultyKeyStore store) {
        return presetFirst
                ? preset.apply(Vault.builder()).kek(kms).keyStore(store).build()
                : preset.apply(Vault.builder().kek(kms).keyStore(store)).build();
    }
}
