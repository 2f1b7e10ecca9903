package dev.tacit.crypto.internal;

import dev.tacit.crypto.format.Padding;
import dev.tacit.crypto.format.SealedSize;
import dev.tacit.crypto.format.Suite;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.UnknownFormatException;
import java.util.Base64;

/** The text form of sealed values: {@code tct1:} and base64url (RFC 4648 §5) without padding. */
public final class SealedText {
    private static final String PREFIX = "tct1:";
    private static final int MAX_CHARS = new SealedSize(Suite.AES_256_GCM_WIDE_REFERENCE, Padding.BLOCKS_OF_64)
            .chars(SealedFormat.MAX_PLAINTEXT_BYTES);

    private SealedText() {}

    /** Returns the text form of these bytes. */
    public static String of(byte[] sealed) {
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** Says whether the text begins as ours do. */
    public static boolean looksSealed(String text) {
        return text.startsWith(PREFIX);
    }

    /**
     * Returns the bytes of a text form. One value has one text: what does not come out the same again is rejected, since
     * the JDK's decoder takes several texts for the same bytes.
     *
     * @throws UnknownFormatException if the text does not begin as ours do
     * @throws CiphertextRejectedException if it does and is damaged
     */
    public static byte[] parse(String text) {
        if (!looksSealed(text)) {
            throw new UnknownFormatException("this text is not a sealed value");
        }
        if (text.length() > MAX_CHARS) {
            throw new CiphertextRejectedException();
        }
        byte[] sealed = decode(text.substring(PREFIX.length()));
        if (!of(sealed).equals(text)) {
            throw new CiphertextRejectedException();
        }
        return sealed;
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new CiphertextRejectedException();
        }
    }
}
