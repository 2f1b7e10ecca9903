package dev.tacit.audit.proof;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The forms in which numbers, bytes and text stand in notes and paths; each value has exactly one. Thread-safe. */
final class CanonicalText {
    private static final int MAX_DECIMAL_DIGITS = 19;

    private CanonicalText() {}

    /** Reads a number from 0 to 2^63 - 1 in ASCII digits without sign and without leading zeros. */
    static long decimal(String text) {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || text.length() > MAX_DECIMAL_DIGITS || (text.length() > 1 && text.charAt(0) == '0')) {
            throw new ProofRejectedException("a number is written in decimal digits without leading zeros");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            throw new ProofRejectedException("a number is below 2^63");
        }
    }

    /** Reads standard Base64 with padding; of the texts that a lenient decoder takes, only the encoder's own is good. */
    static byte[] base64(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException quoting) {
            throw new ProofRejectedException("bytes are written in standard Base64");
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new ProofRejectedException("bytes are written in standard Base64, with padding and no spare bits");
        }
        return bytes;
    }

    static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new ProofRejectedException("the text is not UTF-8");
        }
    }

    /** Tells whether this can be the name of a key: not empty, no white space or control character, no plus. */
    static boolean isKeyName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+'
                                || Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || Character.isISOControl(c)
                                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
