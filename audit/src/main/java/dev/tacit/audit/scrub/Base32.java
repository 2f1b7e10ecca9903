package dev.tacit.audit.scrub;

/** The base32 alphabet of RFC 4648 §6, upper case, without padding. */
final class Base32 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_A_CHAR = 5;

    /** Returns the text of {@code length} bytes from {@code offset}; the length is a multiple of 5. */
    static String encode(byte[] bytes, int offset, int length) {
        StringBuilder text = new StringBuilder(length * Byte.SIZE / BITS_A_CHAR);
        int buffer = 0;
        int bits = 0;
        for (int i = offset; i < offset + length; i++) {
            buffer = (buffer << Byte.SIZE) | (bytes[i] & 0xFF);
            bits += Byte.SIZE;
            while (bits >= BITS_A_CHAR) {
                bits -= BITS_A_CHAR;
                text.append(ALPHABET.charAt((buffer >> bits) & 31));
            }
            buffer &= (1 << bits) - 1;
        }
        return text.toString();
    }

    private Base32() {}
}
