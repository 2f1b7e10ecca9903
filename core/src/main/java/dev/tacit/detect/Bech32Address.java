package dev.tacit.detect;

/**
 * Addresses in bech32 or bech32m: a prefix, the digit 1, and data that ends in a checksum of six signs.
 *
 * @see "BIP 173 and BIP 350"
 */
final class Bech32Address {
    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int BECH32 = 1;
    private static final int BECH32M = 0x2bc830a3;
    private static final int SHORTEST_DATA = 32;
    private static final int LONGEST_PREFIX = 12;

    private Bech32Address() {}

    /** Tells whether the word here, all in lower or all in upper case, is such an address. */
    static boolean isValid(Text text, int start, int end) {
        int separator = separator(text, start, end);
        return separator > start
                && separator <= start + LONGEST_PREFIX
                && end - separator > SHORTEST_DATA
                && isOneCase(text, start, end)
                && endsInChecksum(text, start, separator, end);
    }

    /** The last 1 of the word; data holds none. */
    private static int separator(Text text, int start, int end) {
        for (int i = Math.min(end, start + LONGEST_PREFIX + 1) - 1; i > start; i--) {
            if (text.at(i) == '1') {
                return i;
            }
        }
        return -1;
    }

    private static boolean isOneCase(Text text, int start, int end) {
        boolean upper = false;
        boolean lower = false;
        for (int i = start; i < end; i++) {
            char c = text.at(i);
            upper |= c >= 'A' && c <= 'Z';
            lower |= c >= 'a' && c <= 'z';
        }
        return upper != lower;
    }

    private static boolean endsInChecksum(Text text, int start, int separator, int end) {
        int check = 1;
        for (int i = start; i < separator; i++) {
            check = step(check, lower(text.at(i)) >> 5);
        }
        check = step(check, 0);
        for (int i = start; i < separator; i++) {
            check = step(check, lower(text.at(i)) & 31);
        }
        for (int i = separator + 1; i < end; i++) {
            int value = ALPHABET.indexOf(lower(text.at(i)));
            if (value < 0) {
                return false;
            }
            check = step(check, value);
        }
        return check == BECH32 || check == BECH32M;
    }

    private static int step(int check, int value) {
        int top = check >>> 25;
        int next = (check & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < GENERATOR.length; i++) {
            next ^= (top >> i & 1) == 1 ? GENERATOR[i] : 0;
        }
        return next;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
}
