package dev.tacit.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class VerifierKeyTest {
    private static final String PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    @Test
    void aKey_isReadBackFromItsText() {
        assertThat(VerifierKey.parse(PETER).text()).isEqualTo(PETER);
        assertThat(VerifierKey.parse(PETER).name()).isEqualTo("PeterNeumann");
        assertThat(HexFormat.of().toHexDigits(VerifierKey.parse(PETER).id())).isEqualTo("c74f20a3");
    }

    @Test
    void aKeyTextWithAnyCharacterTakenOutOrChanged_isRejected() {
        for (int i = 0; i < PETER.length(); i++) {
            String without = PETER.substring(0, i) + PETER.substring(i + 1);
            String changed = PETER.substring(0, i) + (PETER.charAt(i) == 'x' ? 'y' : 'x') + PETER.substring(i + 1);
            assertThatThrownBy(() -> VerifierKey.parse(without)).isInstanceOf(ProofRejectedException.class);
            assertThatThrownBy(() -> VerifierKey.parse(changed)).isInstanceOf(ProofRejectedException.class);
        }
    }

    @Test
    void aKeyTextCutShort_isRejected() {
        for (int length = 0; length < PETER.length(); length++) {
            String cut = PETER.substring(0, length);
            assertThatThrownBy(() -> VerifierKey.parse(cut)).isInstanceOf(ProofRejectedException.class);
        }
    }

    // RFC 8032 §7.1, test 2
    @Test
    void theSignatureOfTheRfc_isMadeAndVerified() {
        byte[] seed = HexFormat.of().parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        byte[] pub = HexFormat.of().parseHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        String expected = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";
        SigningKey key = SigningKey.of("rfc8032", seed, pub);

        assertThat(key.sign(new byte[] {0x72})).isEqualTo(HexFormat.of().parseHex(expected));
        assertThat(key.verifierKey().verifies(new byte[] {0x72}, HexFormat.of().parseHex(expected)))
                .isTrue();
    }

    @Test
    void halvesOfTwoKeys_areNoKey() {
        SigningKey one = SigningKey.generate("one");
        byte[] seed = HexFormat.of().parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");

        assertThatThrownBy(() -> SigningKey.of("one", seed, one.verifierKey().publicKey()))
                .isInstanceOf(ProofRejectedException.class);
    }

    @Test
    void aKeyAsPem_isReadBack() {
        SigningKey key = SigningKey.generate("one");

        assertThat(SigningKey.fromPem("one", key.revealPem()).verifierKey()).isEqualTo(key.verifierKey());
    }

    @Test
    void theTextOfASigningKey_showsNoKey() {
        assertThat(SigningKey.generate("one")).asString().startsWith(SigningKey.class.getName() + "@");
    }
}
