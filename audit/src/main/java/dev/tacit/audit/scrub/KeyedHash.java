package dev.tacit.audit.scrub;

import java.security.SecureRandom;

/**
 * A hash of texts that nobody can foresee without its key, so that no two values can be made to meet. Immutable and
 * thread-safe.
 *
 * @see "SipHash-2-4 of the text as UTF-16LE: Aumasson and Bernstein, SipHash: a fast short-input PRF, INDOCRYPT 2012"
 */
final class KeyedHash {
    private static final int CHARS_A_WORD = 4;

    private final long key0;
    private final long key1;

    KeyedHash(long key0, long key1) {
        this.key0 = key0;
        this.key1 = key1;
    }

    static KeyedHash withRandomKey() {
        SecureRandom random = new SecureRandom();
        return new KeyedHash(random.nextLong(), random.nextLong());
    }

    long of(String text) {
        return new State().of(text);
    }

    /** The four words that a hash runs through. */
    private final class State {
        private long v0 = key0 ^ 0x736f6d6570736575L;
        private long v1 = key1 ^ 0x646f72616e646f6dL;
        private long v2 = key0 ^ 0x6c7967656e657261L;
        private long v3 = key1 ^ 0x7465646279746573L;

        long of(String text) {
            int whole = text.length() & -CHARS_A_WORD;
            for (int i = 0; i < whole; i += CHARS_A_WORD) {
                add(word(text, i, i + CHARS_A_WORD));
            }
            long bytes = 2L * text.length();
            add(word(text, whole, text.length()) | (bytes << 56));
            v2 ^= 0xff;
            for (int i = 0; i < 4; i++) {
                round();
            }
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private long word(String text, int start, int end) {
            long word = 0;
            for (int i = start; i < end; i++) {
                word |= (long) text.charAt(i) << (Character.SIZE * (i - start));
            }
            return word;
        }

        private void add(long word) {
            v3 ^= word;
            round();
            round();
            v0 ^= word;
        }

        private void round() {
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v1;
            v0 += v3;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
        }
    }
}
