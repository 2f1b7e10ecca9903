package dev.tacit.detect;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Addresses in base58 that end in a checksum: version, hash, and the first four bytes of the SHA-256 of the SHA-256 of both.
 *
 * @see "Bitcoin wiki, Base58Check encoding"
 */
final class Base58Address {
    static final int SHORTEST = 26;
    private static final int LONGEST = 36;
    private static final int HASH_BYTES = 20;
    private static final int CHECKSUM_BYTES = 4;
    private static final BigInteger BASE = BigInteger.valueOf(58);

    private static final String BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";

    private Base58Address() {}

    /** Tells whether the word here is such an address. Allocates only for what looks like one. */
    static boolean isValid(Text text, int start, int end) {
        return end - start <= LONGEST
                && looksRandom(text, start, end)
                && endsInChecksum(text, start, end, text.at(start) == 'r' ? RIPPLE : BITCOIN);
    }

    /** Upper case, lower case and digits, and none of the signs that base58 leaves out: hexadecimal and names are not. */
    private static boolean looksRandom(Text text, int start, int end) {
        boolean upper = false;
        boolean lower = false;
        boolean digit = false;
        for (int i = start; i < end; i++) {
            char c = text.at(i);
            if (BITCOIN.indexOf(c) < 0) {
                return false;
            }
            upper |= c >= 'A' && c <= 'Z';
            lower |= c >= 'a';
            digit |= c <= '9';
        }
        return upper && lower && digit;
    }

    private static boolean endsInChecksum(Text text, int start, int end, String alphabet) {
        BigInteger value = BigInteger.ZERO;
        for (int i = start; i < end; i++) {
            value = value.multiply(BASE).add(BigInteger.valueOf(alphabet.indexOf(text.at(i))));
        }
        byte[] bytes = value.toByteArray();
        int signByte = bytes[0] == 0 && bytes.length > 1 ? 1 : 0;
        int zeros = 0;
        while (zeros < end - start && text.at(start + zeros) == alphabet.charAt(0)) {
            zeros++;
        }
        int length = zeros + bytes.length - signByte;
        if (length <= HASH_BYTES + CHECKSUM_BYTES || length > HASH_BYTES + CHECKSUM_BYTES + 2) {
            return false;
        }
        byte[] address = new byte[length];
        System.arraycopy(bytes, signByte, address, zeros, bytes.length - signByte);
        byte[] checksum = sha256(sha256(Arrays.copyOf(address, length - CHECKSUM_BYTES)));
        return Arrays.equals(checksum, 0, CHECKSUM_BYTES, address, length - CHECKSUM_BYTES, length);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
