package dev.tacit.crypto;

import static dev.tacit.crypto.Given.ALICE;
import static dev.tacit.crypto.Given.FULFILMENT;
import static dev.tacit.crypto.Given.asFulfilment;
import static dev.tacit.crypto.Given.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.CryptoException;
import dev.tacit.crypto.key.UnknownFormatException;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Test;

class SealingProperties {
    private static final Vault VAULT = Vault.inMemoryForTests();

    @BeforeContainer
    static void warm() {
        assertThat(VAULT.encrypt(new byte[0], name(ALICE))).hasSize(47);
    }

    @AfterContainer
    static void close() {
        VAULT.close();
    }

    @Property(tries = 200)
    void whatIsSealed_opensToItself(@ForAll byte[] plaintext) {
        byte[] sealed = VAULT.encrypt(plaintext, name(ALICE));

        assertThat(sealed).hasSize(plaintext.length + 47);
        assertThat(open(sealed)).isEqualTo(plaintext);
    }

    @Property(tries = 200)
    void aText_opensToItself(@ForAll("texts") String plaintext) {
        String sealed = VAULT.encryptText(plaintext, name(ALICE));

        assertThat(sealed).startsWith("tct1:").doesNotContain("=");
        assertThat(Given.read(VAULT, sealed, name(ALICE))).isEqualTo(plaintext);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> plain = Arbitraries.strings().ofMaxLength(40).filter(SealingProperties::isWellFormed);
        return Arbitraries.oneOf(plain, Arbitraries.of("", "\u0000", "🦊🧡", "e\u0301", "名前"));
    }

    @Test
    void largeAndSmallValues_openToThemselves() {
        for (int size : new int[] {0, 1, 16, 64 << 10, 1 << 20}) {
            byte[] plaintext = new byte[size];
            new Random(size).nextBytes(plaintext);
            assertThat(open(VAULT.encrypt(plaintext, name(ALICE)))).isEqualTo(plaintext);
        }
    }

    @Test
    void aValueBeyondOneMebibyte_isRefused() {
        assertThatThrownBy(() -> VAULT.encrypt(new byte[(1 << 20) + 1], name(ALICE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTextWithHalfASurrogatePair_isRefusedRatherThanChanged() {
        assertThatThrownBy(() -> VAULT.encryptText("\uD83E", name(ALICE))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sealingTwice_givesDifferentBytes() {
        byte[] plaintext = Given.bytes(Given.SECRET);

        assertThat(VAULT.encrypt(plaintext, name(ALICE))).isNotEqualTo(VAULT.encrypt(plaintext, name(ALICE)));
    }

    @Test
    void everyFlippedBit_isRefused() {
        byte[] sealed = VAULT.encrypt(Given.bytes("sixteen bytes!!!"), name(ALICE));

        for (int bit = 0; bit < 8 * sealed.length; bit++) {
            byte[] altered = sealed.clone();
            altered[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(catchThrowable(() -> open(altered)))
                    .as("bit %d", bit)
                    .isInstanceOfAny(CiphertextRejectedException.class, UnknownFormatException.class);
        }
    }

    @Test
    void everyTruncation_isRefused() {
        byte[] sealed = VAULT.encrypt(Given.bytes("sixteen bytes!!!"), name(ALICE));

        for (int length = 0; length < sealed.length; length++) {
            byte[] shorter = Arrays.copyOf(sealed, length);
            assertThat(catchThrowable(() -> open(shorter)))
                    .as("length %d", length)
                    .isInstanceOf(CryptoException.class);
        }
    }

    @Property(tries = 100)
    void everyExtension_isRefused(@ForAll byte[] more) {
        byte[] sealed = VAULT.encrypt(Given.bytes("value"), name(ALICE));
        byte[] longer = Arrays.copyOf(sealed, sealed.length + Math.max(1, more.length));
        System.arraycopy(more, 0, longer, sealed.length, more.length);

        assertThatThrownBy(() -> open(longer)).isInstanceOf(CiphertextRejectedException.class);
    }

    @Property(tries = 500)
    void arbitraryBytes_areRefusedWithOurExceptions(@ForAll byte[] garbage) {
        assertThat(catchThrowable(() -> open(garbage))).isInstanceOf(CryptoException.class);
    }

    @Property(tries = 500)
    void arbitraryText_isRefusedWithOurExceptions(@ForAll String garbage, @ForAll boolean ours) {
        assertThat(catchThrowable(() -> Given.read(VAULT, (ours ? "tct1:" : "") + garbage, name(ALICE))))
                .isInstanceOf(CryptoException.class);
    }

    @Test
    void aTextThatDecodesToTheSameBytesButIsNotTheCanonicalOne_isRefused() {
        String sealed = VAULT.encryptText("1", name(ALICE)); // 48 bytes: no unused bits; 2 characters more leave 4
        String withSpareBits = VAULT.encryptText("22", name(ALICE));
        char last = withSpareBits.charAt(withSpareBits.length() - 1);
        String sameBytes = withSpareBits.substring(0, withSpareBits.length() - 1) + (char) (last + 1);

        assertThatThrownBy(() -> Given.read(VAULT, sameBytes, name(ALICE)))
                .isInstanceOf(CiphertextRejectedException.class);
        assertThatThrownBy(() -> Given.read(VAULT, sealed + "==", name(ALICE)))
                .isInstanceOf(CiphertextRejectedException.class);
        assertThatThrownBy(() -> Given.read(VAULT, "TCT1:" + sealed.substring(5), name(ALICE)))
                .isInstanceOf(UnknownFormatException.class);
    }

    @Test
    void aResealedValue_opensUnderTheSameContext() {
        byte[] sealed = VAULT.encrypt(Given.bytes(Given.SECRET), name(ALICE));

        byte[] anew = FULFILMENT.call(() -> VAULT.reseal(name(ALICE), sealed));

        assertThat(anew).isNotEqualTo(sealed);
        assertThat(open(anew)).isEqualTo(Given.bytes(Given.SECRET));
    }

    @Test
    void aValueResealedIntoAnArchive_opensThereUnderTheSameContext_andNoLongerHere() {
        try (Vault archive = Vault.inMemoryForTests()) {
            byte[] sealed = VAULT.encrypt(Given.bytes(Given.SECRET), name(ALICE));

            byte[] archived = FULFILMENT.call(() -> VAULT.resealingInto(archive).reseal(name(ALICE), sealed));

            assertThat(asFulfilment(() -> archive.decrypt(archived, name(ALICE))))
                    .isEqualTo(Given.bytes(Given.SECRET));
            assertThatThrownBy(() -> open(archived)).isInstanceOf(CiphertextRejectedException.class);
            assertThatThrownBy(() -> asFulfilment(() -> archive.decrypt(sealed, name(ALICE))))
                    .isInstanceOf(CiphertextRejectedException.class);
        }
    }

    private static byte[] open(byte[] sealed) {
        return asFulfilment(() -> VAULT.decrypt(sealed, name(ALICE)));
    }

    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }
}
