package dev.tacit.detect;

import java.util.Arrays;

/**
 * Words by their characters, so that a place of a text is compared with all of them at once. Small letters stand for capitals
 * too, and a blank for a hyphen and an underscore. Filled once, and then thread-safe.
 */
final class WordTree {
    /** The node for each first character in ASCII, or 0. */
    private final int[] roots = new int[CharClass.ASCII];

    private char[] sign = new char[64];
    private int[] child = new int[64];
    private int[] sibling = new int[64];
    private boolean[] isWord = new boolean[64];

    /** Node 0 is the root, which is never a child, so that 0 says there is none. */
    private int nodes = 1;

    /** Adds a word. */
    void add(String word) {
        int node = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = folded(word.charAt(i));
            int next = next(node, c);
            node = next == 0 ? grow(node, c) : next;
        }
        isWord[node] = true;
    }

    /** Tells whether a word begins here and ends, as a word or a part of a name does, before the limit. */
    boolean holdsOneAt(Text text, int start, int limit) {
        char c = text.at(start);
        int node = next(0, folded(c));
        for (int i = start + 1; node != 0; i++) {
            char after = text.at(i);
            if (isWord[node] && ends(c, after)) {
                return true;
            }
            if (i >= limit) {
                return false;
            }
            c = after;
            node = next(node, folded(c));
        }
        return false;
    }

    private static boolean ends(char last, char after) {
        return !CharClass.isLetter(after) || (CharClass.isUpper(after) && !CharClass.isUpper(last));
    }

    private static char folded(char c) {
        if (c < CharClass.ASCII) {
            boolean upper = c >= 'A' && c <= 'Z';
            return upper ? (char) (c + 32) : c == '_' || c == '-' ? ' ' : c;
        }
        return Character.toLowerCase(c);
    }

    private int next(int node, char c) {
        if (node == 0 && c < CharClass.ASCII) {
            return roots[c];
        }
        int next = child[node];
        while (next != 0 && sign[next] != c) {
            next = sibling[next];
        }
        return next;
    }

    private int grow(int parent, char c) {
        if (nodes == sign.length) {
            sign = Arrays.copyOf(sign, 2 * nodes);
            child = Arrays.copyOf(child, 2 * nodes);
            sibling = Arrays.copyOf(sibling, 2 * nodes);
            isWord = Arrays.copyOf(isWord, 2 * nodes);
        }
        int node = nodes++;
        sign[node] = c;
        if (parent == 0 && c < CharClass.ASCII) {
            roots[c] = node;
        } else {
            sibling[node] = child[parent];
            child[parent] = node;
        }
        return node;
    }
}
