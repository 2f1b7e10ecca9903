package dev.tacit.audit.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final String ROOT = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private static final SigningKey KEY = SigningKey.generate("shop.example/audit");

    @Test
    void aSignedCheckpoint_isReadBack() {
        Checkpoint head = new Checkpoint("shop.example/audit", 7, TreeHash.EMPTY_ROOT);

        assertThat(Checkpoint.open(head.sign(KEY).write(), KEY.verifierKey())).isEqualTo(head);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "o\n",
                "o\n1\n",
                "o\n1\n" + ROOT,
                "o\r\n1\r\n" + ROOT + "\r\n",
                "\n1\n" + ROOT + "\n",
                "o\n007\n" + ROOT + "\n",
                "o\n+5\n" + ROOT + "\n",
                "o\n-1\n" + ROOT + "\n",
                "o\n\n" + ROOT + "\n",
                "o\n1 \n" + ROOT + "\n",
                "o\n9223372036854775808\n" + ROOT + "\n",
                "o\n\u0661\n" + ROOT + "\n",
                "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n",
                "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
                "o\n1\n47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "o\n1\nAAAA\n",
                "o\n1\n" + ROOT + "\nextension\n",
                "o\n1\n" + ROOT + "\n\n"
            })
    void aCheckpointInAnyOtherForm_isRejected(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(ProofRejectedException.class);
    }

    @Test
    void aCheckpointOfAnotherLog_isRejectedThoughTheKeySignedIt() {
        String other = new Checkpoint("shop.example/other", 7, TreeHash.EMPTY_ROOT)
                .sign(KEY)
                .write();

        assertThatThrownBy(() -> Checkpoint.open(other, KEY.verifierKey())).isInstanceOf(ProofRejectedException.class);
    }

    @Test
    void aCheckpointOfAnUnknownSigner_isRejected() {
        SigningKey stranger = SigningKey.generate("shop.example/audit");
        String forged = new Checkpoint("shop.example/audit", 7, TreeHash.EMPTY_ROOT)
                .sign(stranger)
                .write();

        assertThatThrownBy(() -> Checkpoint.open(forged, KEY.verifierKey())).isInstanceOf(ProofRejectedException.class);
    }

    @Test
    void aProof_isReadBackAndVerifiedFromItsTextAlone() {
        HeapTree leaves = HeapTree.ofSize(10);
        SignedNote head =
                new Checkpoint("shop.example/audit", 10, leaves.atSize(10).root()).sign(KEY);
        String text = new TlogProof(3, leaves.atSize(10).inclusion(3).path(), head).text();

        TlogProof proof = TlogProof.parse(text);

        assertThat(proof.text()).isEqualTo(text).startsWith("c2sp.org/tlog-proof@v1\nindex 3\n");
        assertThat(proof.verify("3".getBytes(UTF_8), KEY.verifierKey()).size()).isEqualTo(10);
        assertThatThrownBy(() -> proof.verify("4".getBytes(UTF_8), KEY.verifierKey()))
                .isInstanceOf(ProofRejectedException.class);
    }

    @Test
    void aProofWithAnyCharacterChanged_provesNothing() {
        HeapTree leaves = HeapTree.ofSize(10);
        SignedNote head =
                new Checkpoint("shop.example/audit", 10, leaves.atSize(10).root()).sign(KEY);
        String text = new TlogProof(3, leaves.atSize(10).inclusion(3).path(), head).text();
        for (int i = 0; i < text.length(); i++) {
            String changed = text.substring(0, i) + (text.charAt(i) == 'x' ? 'y' : 'x') + text.substring(i + 1);
            assertThatThrownBy(() -> TlogProof.parse(changed).verify("3".getBytes(UTF_8), KEY.verifierKey()))
                    .as("character %d", i)
                    .isInstanceOf(ProofRejectedException.class);
        }
    }

    @Test
    void extraData_isAcceptedAndNotTrusted() {
        HeapTree leaves = HeapTree.ofSize(1);
        SignedNote head =
                new Checkpoint("shop.example/audit", 1, leaves.atSize(1).root()).sign(KEY);
        String plain = new TlogProof(0, List.of(), head).text();
        String extra = plain.replace("index", "extra " + Base64.getEncoder().encodeToString(new byte[5]) + "\nindex");

        assertThat(TlogProof.parse(extra).text()).isEqualTo(plain);
        for (String bad : Arrays.asList(
                plain.replace("@v1", "@v2"),
                plain.replace("index 0", "index 00"),
                plain.replace("index", "extra !\nindex"))) {
            assertThatThrownBy(() -> TlogProof.parse(bad)).isInstanceOf(ProofRejectedException.class);
        }
    }
}
