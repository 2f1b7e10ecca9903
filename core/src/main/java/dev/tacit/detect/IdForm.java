package dev.tacit.detect;

/**
 * How an identifier is written: {@code 9} for a digit, {@code A} for a letter, {@code X} for either, and the separators.
 * Immutable and thread-safe.
 */
record IdForm(IdKind kind, boolean standsAlone, long shape, int length, long letters, long either) {
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
        return new IdForm(
                kind, standsAlone, NumberRun.shape(groups.append(group).toString()), length, letters, either);
    }

    /** Tells whether letters at these places are written so. */
    boolean isWrittenWith(long lettersThere) {
        return (lettersThere & ~either) == letters;
    }

    /** Tells whether this number of the same shape, with these letters, is such an identifier. */
    boolean matches(NumberRun number, long lettersThere) {
        return isWrittenWith(lettersThere)
                && kind.check().holds(number)
                && (standsAlone || (kind.announced().isAround(number) && !OtherNumbers.announce(number)));
    }
}
