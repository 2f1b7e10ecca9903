package dev.tacit.detect;

/**
 * Which rules may find a number, by how it is written; kept for the ways that came last, since a log has few of them and most are
 * nobody's. One for each scan, and not thread-safe.
 */
final class NumberForms {
    private static final int PLACE_BITS = 8;
    private static final int PLACES = 1 << PLACE_BITS;

    /** Spreads values that differ in few bits (Knuth, The Art of Computer Programming, volume 3, §6.4). */
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    /** Where a first digit stands, beside the letters' bits, of which a run has no more than its characters. */
    private static final int FIRST = 48;

    private final NumberTable table;
    private final long[] shapes = new long[PLACES];
    private final long[] signs = new long[PLACES];
    private final long[] rules = new long[PLACES];

    NumberForms(NumberTable table) {
        this.table = table;
    }

    /** Returns {@link NumberTable#rulesFor}. */
    long rulesFor(NumberRun number) {
        long shape = number.shape();
        if (shape == 0) {
            return table.rulesFor(number); // too many groups to tell them apart
        }
        long sign = number.letters() | (number.isDigit(0) ? (long) number.at(0) << FIRST : 0);
        int place = (int) (((shape ^ Long.rotateLeft(sign, 32)) * GOLDEN_RATIO) >>> (Long.SIZE - PLACE_BITS));
        if (shapes[place] != shape || signs[place] != sign) {
            shapes[place] = shape;
            signs[place] = sign;
            rules[place] = table.rulesFor(number);
        }
        return rules[place];
    }
}
