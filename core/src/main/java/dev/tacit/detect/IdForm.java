package dev.tacit.detect;

/**
 * How an identifier is written: {@code 9} for a digit, {@code A} for a letter, {@code X} for either, and the separators; with another
 * digit than 9 it begins. Immutable and thread-safe.
 *
 * @param first the digit with which it begins, or 0 if that may be any
 */
record IdForm(IdKind kind, boolean standsAlone, long shape, int length, long letters, long either, char first) {
    static IdForm of(IdKind kind, boolean standsAlone, String written) {
        StringBuilder groups = new StringBuilder();
        int length = 0;
        int group = 0;
        long letters = 0;
        long either = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (CharClass.isWord(c)) {
                letters |= c == 'A' ? 1L << length : 0;
                either |= c == 'X' ? 1L << length : 0;
                length++;
                group++;
            } else {
                groups.append(group).append(c);
                group = 0;
            }
        }
        char begin = written.charAt(0);
        char first = CharClass.isDigit(begin) && begin != '9' ? begin : 0;
        long shape = NumberRun.shape(groups.append(group).toString());
        return new IdForm(kind, standsAlone, shape, length, letters, either, first);
    }

    /** Tells whether letters at these places, and this first sign, are written so. */
    boolean isWrittenWith(long lettersThere, char firstThere) {
        return (lettersThere & ~either) == letters && (first == 0 || first == firstThere);
    }

    /** Tells whether this number of the same shape, with these letters, is such an identifier. */
    boolean matches(NumberRun number, long lettersThere) {
        return isWrittenWith(lettersThere, number.at(0))
                && kind.check().holds(number)
                && (standsAlone || (kind.announced().isAround(number) && !OtherNumbers.announce(number)));
    }
}
