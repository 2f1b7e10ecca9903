package dev.tacit.detect;

import java.util.BitSet;

/**
 * What a regular expression over digits allows: for each length, the first two digits of the texts that it matches. Reads
 * the expressions of PhoneNumberMetadata.xml: digits, classes, groups, alternatives, and the counts ? and {n,m}.
 */
final class Beginnings {
    private static final int LONGEST = 20;

    private final String pattern;
    private int at;

    private Beginnings(String pattern) {
        this.pattern = pattern;
    }

    /** Returns, at the index of each length, the first two digits as numbers below 100. */
    static BitSet[] of(String pattern) {
        Beginnings reader = new Beginnings(pattern);
        BitSet[] read = reader.alternatives();
        if (reader.at < pattern.length()) {
            throw new IllegalArgumentException("cannot read " + pattern);
        }
        return read;
    }

    private BitSet[] alternatives() {
        BitSet[] any = sequence();
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            add(any, sequence());
        }
        return any;
    }

    private BitSet[] sequence() {
        BitSet[] all = empty();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            all = concatenated(all, counted(atom()));
        }
        return all;
    }

    private BitSet[] atom() {
        if (pattern.startsWith("(?:", at)) {
            at += 3;
            BitSet[] inner = alternatives();
            at++;
            return inner;
        }
        BitSet[] one = none();
        if (pattern.charAt(at) == '[') {
            int end = pattern.indexOf(']', at);
            while (++at < end) {
                char last = pattern.charAt(at + 1) == '-' ? pattern.charAt(at + 2) : pattern.charAt(at);
                one[1].set(pattern.charAt(at) - '0', last - '0' + 1);
                at += last == pattern.charAt(at) ? 0 : 2;
            }
            at++;
        } else if (pattern.startsWith("\\d", at)) {
            one[1].set(0, 10);
            at += 2;
        } else {
            one[1].set(Character.digit(pattern.charAt(at++), 10));
        }
        return one;
    }

    private BitSet[] counted(BitSet[] atom) {
        if (pattern.startsWith("?", at)) {
            at++;
            return repeated(atom, 0, 1);
        }
        if (!pattern.startsWith("{", at)) {
            return atom;
        }
        int end = pattern.indexOf('}', at);
        String counts = pattern.substring(at + 1, end);
        int comma = counts.indexOf(',');
        at = end + 1;
        int least = Integer.parseInt(comma < 0 ? counts : counts.substring(0, comma));
        return repeated(atom, least, Integer.parseInt(counts.substring(comma + 1)));
    }

    private static BitSet[] repeated(BitSet[] atom, int least, int most) {
        BitSet[] any = none();
        BitSet[] all = empty();
        for (int count = 0; count <= most; count++) {
            if (count >= least) {
                add(any, all);
            }
            all = concatenated(all, atom);
        }
        return any;
    }

    private static BitSet[] concatenated(BitSet[] first, BitSet[] second) {
        BitSet[] all = none();
        for (int a = 0; a < LONGEST; a++) {
            for (int b = 0; a + b < LONGEST; b++) {
                if (!first[a].isEmpty() && !second[b].isEmpty()) {
                    all[a + b].or(joined(first[a], a, second[b], b));
                }
            }
        }
        return all;
    }

    private static BitSet joined(BitSet first, int a, BitSet second, int b) {
        if (a != 1 || b == 0) {
            return a == 0 ? second : first;
        }
        BitSet pairs = new BitSet();
        first.stream()
                .forEach(tens -> second.stream()
                        .map(next -> b == 1 ? next : next / 10)
                        .forEach(unit -> pairs.set(10 * tens + unit)));
        return pairs;
    }

    private static void add(BitSet[] all, BitSet[] more) {
        for (int length = 0; length < LONGEST; length++) {
            all[length].or(more[length]);
        }
    }

    private static BitSet[] empty() {
        BitSet[] empty = none();
        empty[0].set(0);
        return empty;
    }

    private static BitSet[] none() {
        BitSet[] none = new BitSet[LONGEST];
        for (int length = 0; length < LONGEST; length++) {
            none[length] = new BitSet();
        }
        return none;
    }
}
