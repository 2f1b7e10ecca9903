package dev.tacit.audit.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * All that somebody needs, offline, to see that an entry is in a log: its index, the path to the root and the signed
 * checkpoint.
 *
 * <p>Immutable and thread-safe.
 *
 * @param index the entry's index
 * @param path the hashes beside the way from the entry to the root
 * @param checkpoint the log's head, signed
 * @see "C2SP tlog-proof"
 */
public record TlogProof(long index, List<TreeHash> path, SignedNote checkpoint) {
    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String INDEX = "index ";
    private static final String EXTRA = "extra ";

    public TlogProof {
        path = List.copyOf(path);
        Objects.requireNonNull(checkpoint, "checkpoint");
        if (index < 0) {
            throw new ProofRejectedException("an entry's index is not negative");
        }
    }

    /**
     * Reads a proof without verifying it. Extra data, which is not authenticated, is dropped.
     *
     * @throws ProofRejectedException unless the text is a proof in its one form
     */
    public static TlogProof parse(String text) {
        int blankLine = text.indexOf("\n\n");
        if (blankLine < 0) {
            throw new ProofRejectedException("a proof has a blank line before its checkpoint");
        }
        String[] lines = text.substring(0, blankLine).split("\n", -1);
        int at = lines.length > 1 && lines[1].startsWith(EXTRA) ? 2 : 1;
        if (!lines[0].equals(HEADER) || lines.length <= at || !lines[at].startsWith(INDEX)) {
            throw new ProofRejectedException("a proof begins with its version and its index");
        }
        if (at == 2) {
            byte[] unused = CanonicalText.base64(lines[1].substring(EXTRA.length()));
        }
        List<TreeHash> path = new ArrayList<>();
        for (int i = at + 1; i < lines.length; i++) {
            path.add(TreeHash.parse(lines[i]));
        }
        byte[] note = text.substring(blankLine + 2).getBytes(StandardCharsets.UTF_8);
        return new TlogProof(CanonicalText.decimal(lines[at].substring(INDEX.length())), path, SignedNote.parse(note));
    }

    /**
     * Checks that the entry is in the log of this key and returns the head that says so.
     *
     * @throws ProofRejectedException if the checkpoint is not signed by the key, or the path does not lead from the entry
     *     to its root
     */
    public Checkpoint verify(byte[] entry, VerifierKey key) {
        Checkpoint head = Checkpoint.open(checkpoint, key);
        InclusionProof proof = new InclusionProof(index, head.size(), path);
        if (!proof.proves(TreeHash.ofLeaf(entry), head.root())) {
            throw new ProofRejectedException("the entry is not in the log at this index");
        }
        return head;
    }

    /** Returns the proof as text. */
    public String text() {
        StringBuilder text = new StringBuilder(HEADER)
                .append('\n')
                .append(INDEX)
                .append(index)
                .append('\n');
        path.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint.write()).toString();
    }
}
