package dev.tacit.retention.internal;

import java.util.Base64;
import java.util.Optional;

/** The text form of sealed values, as {@code docs/format.md} lays it out: {@code tct1:} and base64url without padding. */
final class SealedText {
    private static final String PREFIX = "tct1:";

    static String of(byte[] sealed) {
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** Returns the sealed bytes; empty if the text is not what {@link #of} writes, to the letter. */
    static Optional<byte[]> parse(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text.substring(PREFIX.length())))
                    .filter(bytes -> of(bytes).equals(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private SealedText() {}
}
