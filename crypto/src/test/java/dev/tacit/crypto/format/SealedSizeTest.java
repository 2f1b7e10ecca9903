package dev.tacit.crypto.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.crypto.Vault;
import dev.tacit.provider.FieldContext;
import org.junit.jupiter.api.Test;

class SealedSizeTest {
    private static final FieldContext NAME = FieldContext.of(Tenant.SOLE, "order", "buyerName", Subject.of("alice-1"));

    @Test
    void theStandardSuite_addsFortySevenBytes() {
        assertThat(Suite.AES_256_GCM.overheadBytes()).isEqualTo(47);
        assertThat(Suite.XAES_256_GCM.overheadBytes()).isEqualTo(59);
        assertThat(Suite.AES_256_GCM_WIDE_REFERENCE.overheadBytes()).isEqualTo(63);
    }

    @Test
    void lengths_areThoseOfTheVault() {
        SealedSize size = SealedSize.standard();
        try (Vault vault = Vault.inMemoryForTests()) {
            for (int bytes = 0; bytes < 100; bytes++) {
                assertThat(size.bytes(bytes)).isEqualTo(vault.encrypt(new byte[bytes], NAME).length);
                assertThat(size.chars(bytes))
                        .isEqualTo(vault.encryptText("x".repeat(bytes), NAME).length());
            }
        }
    }

    @Test
    void aColumn_fitsTheWidestCharacters() {
        try (Vault vault = Vault.inMemoryForTests()) {
            String fortyFoxes = "🦊".repeat(40);
            assertThat(vault.encryptText(fortyFoxes, NAME))
                    .hasSize(SealedSize.standard().varchar(40));
        }
        assertThat(SealedSize.standard().varchar(40)).isEqualTo(281);
    }

    @Test
    void padding_fillsWholeBlocks_andAlwaysAddsAByte() {
        assertThat(Padding.BLOCKS_OF_16.paddedSizeBytes(0)).isEqualTo(16);
        assertThat(Padding.BLOCKS_OF_16.paddedSizeBytes(15)).isEqualTo(16);
        assertThat(Padding.BLOCKS_OF_16.paddedSizeBytes(16)).isEqualTo(32);
        assertThat(Padding.BLOCKS_OF_64.paddedSizeBytes(64)).isEqualTo(128);
        assertThat(Padding.NONE.paddedSizeBytes(7)).isEqualTo(7);
    }

    @Test
    void sizesBeyondReason_areRefused() {
        assertThatThrownBy(() -> SealedSize.standard().bytes(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SealedSize.standard().varchar(Integer.MAX_VALUE))
                .isInstanceOf(ArithmeticException.class);
    }
}
