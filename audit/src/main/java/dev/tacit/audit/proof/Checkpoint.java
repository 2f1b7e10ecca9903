package dev.tacit.audit.proof;

import java.nio.charset.StandardCharsets;

/**
 * A log's head: how many entries it has and the root of the tree over them.
 *
 * <p>Immutable and thread-safe.
 *
 * @param origin which log; also the name of its key
 * @param size how many entries
 * @param root the root of the tree of that size
 * @see "C2SP tlog-checkpoint"
 */
public record Checkpoint(String origin, long size, TreeHash root) {
    private static final int LINES = 3;

    /** @throws ProofRejectedException if the origin is not one line of text, or the size is negative */
    public Checkpoint {
        if (origin.isEmpty() || origin.chars().anyMatch(c -> c < ' ') || size < 0) {
            throw new ProofRejectedException("a checkpoint has an origin and a size");
        }
    }

    /**
     * Reads a checkpoint that must be signed by this key and of the log that the key is named for. Extension lines, which
     * the specification discourages, are refused.
     *
     * @throws ProofRejectedException if it is malformed, of another log or not signed by the key
     */
    public static Checkpoint open(SignedNote note, VerifierKey key) {
        if (!note.verifiedBy(key)) {
            throw new ProofRejectedException("the checkpoint is not signed by the expected key");
        }
        Checkpoint checkpoint = parse(note.text());
        if (!checkpoint.origin.equals(key.name())) {
            throw new ProofRejectedException("the checkpoint is of another log");
        }
        return checkpoint;
    }

    /** Reads a checkpoint from a note's bytes; otherwise as {@link #open(SignedNote, VerifierKey)}. */
    public static Checkpoint open(String note, VerifierKey key) {
        return open(SignedNote.parse(note.getBytes(StandardCharsets.UTF_8)), key);
    }

    /**
     * Reads an unsigned checkpoint: the three lines of a note's text.
     *
     * @throws ProofRejectedException unless the text is the one that {@link #text} gives
     */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != LINES + 1 || !lines[LINES].isEmpty()) {
            throw new ProofRejectedException("a checkpoint has three lines");
        }
        return new Checkpoint(lines[0], CanonicalText.decimal(lines[1]), TreeHash.parse(lines[2]));
    }

    /** Returns the three lines that are signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    /** Returns the checkpoint signed by this key. */
    public SignedNote sign(SigningKey key) {
        return SignedNote.sign(text(), key);
    }
}
