package dev.tacit.detect;

/** Some characters of ASCII, one bit for each: asked at each character of a walk, where a search in a string would cost most. */
record Signs(long lower, long upper) {
    /** Returns these characters, all of them ASCII. */
    static Signs of(String signs) {
        long lower = 0;
        long upper = 0;
        for (int i = 0; i < signs.length(); i++) {
            char c = signs.charAt(i);
            lower |= c < 64 ? 1L << c : 0;
            upper |= c < 64 ? 0 : 1L << c;
        }
        return new Signs(lower, upper);
    }

    /** Tells whether this is one of them. */
    boolean has(char c) {
        return c < CharClass.ASCII && (((c < 64 ? lower : upper) >>> c) & 1) != 0;
    }
}
