package dev.tacit.audit.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * A text with signatures below it. Nothing of the text may be believed before {@link #verifiedBy} has said yes.
 *
 * <p>Immutable and thread-safe.
 *
 * @param text what is signed; ends with a line feed
 * @param signatures 1 to 64
 * @see "C2SP signed-note"
 */
public record SignedNote(String text, List<Line> signatures) {
    private static final int MAX_SIGNATURES = 64; // the specification asks for 16 at least, and for a limit
    private static final int MAX_SIZE_BYTES = 1 << 20;
    private static final String DASH = "\u2014 ";
    private static final int KEY_ID_BYTES = 4;

    /** One signature. Immutable and thread-safe. */
    public static final class Line {
        private final String name;
        private final int keyId;
        private final byte[] bytes;

        /**
         * @param name the key's name
         * @param keyId the key's id
         * @param bytes the signature itself; of unknown algorithms any size
         */
        public Line(String name, int keyId, byte[] bytes) {
            this.name = name;
            this.keyId = keyId;
            this.bytes = bytes.clone();
            if (!CanonicalText.isKeyName(name)) {
                throw rejected();
            }
        }

        boolean isFrom(VerifierKey key) {
            return name.equals(key.name()) && keyId == key.id();
        }

        String write() {
            byte[] identified = ByteBuffer.allocate(KEY_ID_BYTES + bytes.length)
                    .putInt(keyId)
                    .put(bytes)
                    .array();
            return DASH + name + " " + Base64.getEncoder().encodeToString(identified) + "\n";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Line that && write().equals(that.write());
        }

        @Override
        public int hashCode() {
            return write().hashCode();
        }
    }

    /** @throws ProofRejectedException if the text could not be read back, or there are too many signatures */
    public SignedNote {
        signatures = List.copyOf(signatures);
        boolean plain = text.chars().noneMatch(c -> c < ' ' && c != '\n');
        if (!plain || !text.endsWith("\n") || signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw rejected();
        }
    }

    /** Returns the note of this text, signed by one key. */
    public static SignedNote sign(String text, SigningKey key) {
        VerifierKey verifier = key.verifierKey();
        byte[] signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
        return new SignedNote(text, List.of(new Line(verifier.name(), verifier.id(), signature)));
    }

    /**
     * Reads a note without verifying it.
     *
     * @throws ProofRejectedException unless the bytes are a note in its one form, of at most 1 MiB
     */
    public static SignedNote parse(byte[] utf8) {
        if (utf8.length > MAX_SIZE_BYTES) {
            throw rejected();
        }
        String note = CanonicalText.utf8(utf8);
        int blankLine = note.lastIndexOf("\n\n");
        if (blankLine < 0 || !note.endsWith("\n")) {
            throw rejected();
        }
        String[] lines = note.substring(blankLine + 2).split("\n", -1);
        List<Line> signatures = new ArrayList<>();
        for (String line : lines.length > MAX_SIGNATURES + 1 ? new String[0] : Arrays.copyOf(lines, lines.length - 1)) {
            signatures.add(parseLine(line));
        }
        return new SignedNote(note.substring(0, blankLine + 1), signatures);
    }

    /**
     * Tells whether the note is signed by this key. Signatures of other keys are not looked at.
     *
     * @throws ProofRejectedException if a signature claims to be of this key and is not
     */
    public boolean verifiedBy(VerifierKey key) {
        byte[] signed = text.getBytes(StandardCharsets.UTF_8);
        boolean verified = false;
        for (Line line : signatures) {
            if (line.isFrom(key)) {
                if (!key.verifies(signed, line.bytes)) {
                    throw new ProofRejectedException("a signature of a known key is wrong");
                }
                verified = true;
            }
        }
        return verified;
    }

    /** Returns the note as it is stored and sent. */
    public String write() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(line -> note.append(line.write()));
        return note.toString();
    }

    private static Line parseLine(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space < DASH.length()) {
            throw rejected();
        }
        ByteBuffer identified = ByteBuffer.wrap(CanonicalText.base64(line.substring(space + 1)));
        if (identified.remaining() <= KEY_ID_BYTES) {
            throw rejected();
        }
        int keyId = identified.getInt();
        byte[] signature = new byte[identified.remaining()];
        identified.get(signature);
        return new Line(line.substring(DASH.length(), space), keyId, signature);
    }

    private static ProofRejectedException rejected() {
        return new ProofRejectedException("this is no signed note");
    }

    /** Tells the sizes only: an unverified text is not to be shown. */
    @Override
    public String toString() {
        return "SignedNote[" + text.length() + " chars, " + signatures.size() + " signatures]";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedNote that && write().equals(that.write());
    }

    @Override
    public int hashCode() {
        return Objects.hash(write());
    }
}
