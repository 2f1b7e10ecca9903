package dev.tacit.audit;

import dev.tacit.audit.proof.Checkpoint;
import dev.tacit.audit.proof.MerkleTree;
import dev.tacit.audit.proof.ProofRejectedException;
import dev.tacit.audit.proof.VerifierKey;
import java.util.Optional;

/** What the anchor says about the log that is here. */
sealed interface AnchorAnswer {
    /** The answer in a constant sentence. */
    String sentence();

    /** The anchor's newest head is one that this tree had; its size, 0 if the anchor holds none. */
    record Agrees(long size) implements AnchorAnswer {
        @Override
        public String sentence() {
            return "";
        }
    }

    /** The anchor could not be asked, or has forgotten. */
    record Silent(String sentence) implements AnchorAnswer {}

    /** The anchor knows a head that this tree never had: the log was rolled back, rewritten or copied. */
    record Contradicts(String sentence) implements AnchorAnswer {}

    /** The answer of an anchor that could not be asked. */
    static AnchorAnswer noAnswer() {
        return new Silent("the audit log's anchor did not answer, so the log may not sign; open it again when it does");
    }

    /**
     * Compares the newest head that the anchor holds with this tree.
     *
     * @param tree the tree at the size that was signed last
     * @param known the head that this log published last, which need not be verified again
     */
    static AnchorAnswer of(LogSettings settings, Optional<String> newest, MerkleTree tree, Optional<SignedHead> known) {
        if (newest.isEmpty()) {
            return nothing(settings, tree);
        }
        boolean isKnown = newest.equals(known.map(head -> head.note().write()));
        VerifierKey key = settings.key().verifierKey();
        return isKnown ? new Agrees(known.orElseThrow().size()) : compare(newest.get(), key, tree);
    }

    // An empty folder where a volume should be mounted looks like a new anchor; only a new log may take it for one.
    private static AnchorAnswer nothing(LogSettings settings, MerkleTree tree) {
        if (tree.size() == 0 || settings.anchor() == CheckpointAnchor.none()) {
            return new Agrees(0);
        }
        return new Silent(
                "the audit log's anchor holds no head, though the log has signed some: it is not mounted, or it"
                        + " is new and must be given the log's checkpoint first");
    }

    private static AnchorAnswer compare(String newest, VerifierKey key, MerkleTree tree) {
        Checkpoint head;
        try {
            head = Checkpoint.open(newest, key);
        } catch (ProofRejectedException foreign) {
            return new Contradicts("the anchor holds a head that this log's key did not sign");
        }
        if (head.size() > tree.size()) {
            return new Contradicts("the anchor is ahead of the log: the log was rolled back, or a copy of it goes on");
        }
        if (!tree.root(head.size()).equals(head.root())) {
            return new Contradicts("the anchor holds another history of this log");
        }
        return new Agrees(head.size());
    }
}
