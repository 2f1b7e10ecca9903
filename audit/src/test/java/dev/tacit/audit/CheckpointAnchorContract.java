package dev.tacit.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.audit.proof.Checkpoint;
import dev.tacit.audit.proof.SigningKey;
import dev.tacit.audit.proof.TreeHash;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What every anchor promises. */
abstract class CheckpointAnchorContract {
    private static final String ORIGIN = "shop.example/audit";
    private static final SigningKey KEY = SigningKey.generate(ORIGIN);

    /** The anchor under test; each call within a test gives one on the same storage. */
    abstract CheckpointAnchor anchor();

    @Test
    void aNewAnchor_isEmpty() throws IOException {
        assertThat(anchor().newest(ORIGIN)).isEmpty();
    }

    @Test
    void theNewestHead_isKept() throws IOException {
        anchor().publish(ORIGIN, head(3, "a"));
        anchor().publish(ORIGIN, head(5, "b"));

        assertThat(anchor().newest(ORIGIN)).contains(head(5, "b"));
    }

    @Test
    void theSameHeadAgain_isAccepted() throws IOException {
        anchor().publish(ORIGIN, head(3, "a"));
        anchor().publish(ORIGIN, head(3, "a"));

        assertThat(anchor().newest(ORIGIN)).contains(head(3, "a"));
    }

    @Test
    void anOlderHead_isRefused() throws IOException {
        anchor().publish(ORIGIN, head(5, "b"));

        assertThatThrownBy(() -> anchor().publish(ORIGIN, head(3, "a"))).isInstanceOf(IOException.class);
        assertThat(anchor().newest(ORIGIN)).contains(head(5, "b"));
    }

    @Test
    void anotherHeadOfTheSameSize_isRefused() throws IOException {
        anchor().publish(ORIGIN, head(5, "b"));

        assertThatThrownBy(() -> anchor().publish(ORIGIN, head(5, "c"))).isInstanceOf(IOException.class);
    }

    @Test
    void whatIsNoHead_isRefused() {
        assertThatThrownBy(() -> anchor().publish(ORIGIN, "nonsense")).isInstanceOf(IOException.class);
    }

    static String head(long size, String root) {
        TreeHash hash = TreeHash.ofLeaf(root.getBytes(UTF_8));
        return new Checkpoint(ORIGIN, size, hash).sign(KEY).write();
    }
}
