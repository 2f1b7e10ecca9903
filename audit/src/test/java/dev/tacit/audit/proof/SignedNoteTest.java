package dev.tacit.audit.proof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    // The example note and key of golang.org/x/mod/sumdb/note.
    private static final VerifierKey PETER =
            VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    private static final String PETERS_TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String PETERS_NOTE = PETERS_TEXT + "\n"
            + "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    private static final SigningKey OURS = SigningKey.generate("shop.example/audit");

    @Test
    void aNoteThatGoSigned_isVerified() {
        SignedNote note = SignedNote.parse(PETERS_NOTE.getBytes(UTF_8));

        assertThat(note.verifiedBy(PETER)).isTrue();
        assertThat(note.text()).isEqualTo(PETERS_TEXT);
        assertThat(note.write()).isEqualTo(PETERS_NOTE);
    }

    @Test
    void aNoteWithAnyByteChanged_isRejectedOrNoLongerOursToBelieve() {
        byte[] note =
                SignedNote.sign("a text\n\nwith a blank line\n", OURS).write().getBytes(UTF_8);
        for (int i = 0; i < note.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = note.clone();
                changed[i] ^= (byte) (1 << bit);
                assertThat(isBelieved(changed)).as("byte %d bit %d", i, bit).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n",
                "text\n",
                "text\n\n",
                "text\n— a AAAAAAA=\n",
                "text\n\n- a AAAAAAA=\n",
                "text\n\n— a AAAAAAA=",
                "text\r\n\r\n— a AAAAAAA=\r\n",
                "text\n\n—  AAAAAAA=\n",
                "text\n\n— a+b AAAAAAA=\n",
                "text\n\n— a\u00a0b AAAAAAA=\n",
                "text\n\n— a AAAAAA==\n",
                "text\n\n— a AAAAAAB=\n",
                "text\n\n— a AAAAAAA\n",
                "text\n\n— a AAAA_AA=\n",
                "te\u0000xt\n\n— a AAAAAAA=\n",
                "te\txt\n\n— a AAAAAAA=\n",
                "text\n\n— a AAAAAAA=\n\n",
                "text\n\n— a AAAAAAA=\nmore\n",
                "text\n\n— a AAAAAAA= \n"
            })
    void aNoteInAnyOtherForm_isRejected(String note) {
        assertThatThrownBy(() -> SignedNote.parse(note.getBytes(UTF_8))).isInstanceOf(ProofRejectedException.class);
    }

    @Test
    void bytesThatAreNotUtf8_areRejected() {
        byte[] note = "t\u00e9xt\n\n— a AAAAAAA=\n".getBytes(ISO_8859_1);

        assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(ProofRejectedException.class);
    }

    @Test
    void signaturesOfOthers_areIgnored_sixtyFourAtMost() {
        String signed = SignedNote.sign("text\n", OURS).write();

        assertThat(SignedNote.parse((signed + witnesses(16)).getBytes(UTF_8)).verifiedBy(OURS.verifierKey()))
                .isTrue();
        assertThat(SignedNote.parse((signed + witnesses(63)).getBytes(UTF_8)).verifiedBy(OURS.verifierKey()))
                .isTrue();
        assertThatThrownBy(() -> SignedNote.parse((signed + witnesses(64)).getBytes(UTF_8)))
                .isInstanceOf(ProofRejectedException.class);
    }

    @Test
    void aWrongSignatureOfAKnownKey_condemnsTheWholeNote() {
        SignedNote good = SignedNote.sign("text\n", OURS);
        List<SignedNote.Line> lines = new ArrayList<>(good.signatures());
        lines.add(new SignedNote.Line("shop.example/audit", OURS.verifierKey().id(), new byte[64]));

        SignedNote both = new SignedNote("text\n", lines);

        assertThatThrownBy(() -> both.verifiedBy(OURS.verifierKey())).isInstanceOf(ProofRejectedException.class);
    }

    @Test
    void aSignatureUnderTheSameNameByAnotherKey_isNotOurs() {
        SigningKey sameName = SigningKey.generate("shop.example/audit");

        assertThat(SignedNote.sign("text\n", sameName).verifiedBy(OURS.verifierKey()))
                .isFalse();
    }

    private static String witnesses(int count) {
        String line = "— witness.example " + Base64.getEncoder().encodeToString(new byte[68]) + "\n";
        return line.repeat(count);
    }

    private static boolean isBelieved(byte[] note) {
        try {
            return SignedNote.parse(note).verifiedBy(OURS.verifierKey());
        } catch (ProofRejectedException rejected) {
            return false;
        }
    }
}
