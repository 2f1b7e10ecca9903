package dev.tacit.audit;

import dev.tacit.audit.proof.Checkpoint;
import dev.tacit.audit.proof.MerkleTree;
import dev.tacit.audit.proof.ProofRejectedException;
import dev.tacit.audit.proof.VerifierKey;
import java.io.IOException;
import java.util.Optional;

/** What the anchor says about the log that is here. */
sealed interface AnchorAnswer {
    /** The anchor's newest head is one that this tree had; its size, 0 if the anchor holds none. */
    record Agrees(long size) implements AnchorAnswer {}

    /** The anchor could not be asked. */
    record Silent() implements AnchorAnswer {}

    /** The anchor knows a head that this tree never had: the log was rolled back, rewritten or copied. */
    record Contradicts(String sentence) implements AnchorAnswer {}

    /**
     * Asks the anchor for its newest head and compares it with this tree.
     *
     * @param known the head that this log published last, which need not be verified again
     */
    static AnchorAnswer ask(CheckpointAnchor anchor, VerifierKey key, MerkleTree tree, Optional<SignedHead> known) {
        Optional<String> newest;
        try {
            newest = anchor.newest(key.name());
        } catch (IOException | RuntimeException unreachable) {
            return new Silent();
        }
        if (newest.isEmpty()) {
            return new Agrees(0);
        }
        boolean isKnown = newest.equals(known.map(head -> head.note().write()));
        return isKnown ? new Agrees(known.orElseThrow().size()) : compare(newest.get(), key, tree);
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
