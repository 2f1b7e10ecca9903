package dev.tacit.detect;

/**
 * Where it is worth looking: signs that detectors name, and shapes that the marks reveal. Reused, and not thread-safe.
 *
 * <p>Dots, colons, hyphens and commas are frequent and therefore count only in a shape: the first dot of what may be a dotted
 * quad; a colon before another or a slash, before two more within five characters each, or alone and not after a digit; the
 * first of five hyphens every three characters, and the first of two dots with four characters between; a comma after a digit, a
 * capital or something beyond ASCII, if there is a dot before.
 *
 * <p>Numbers are groups of digits in a chain of at least so many characters as the shortest number has (joined by single
 * blanks, hyphens, slashes and dots, except those of dates, times and dotted quads), and places where capitals and digits meet.
 */
final class Triggers {
    private final Marks marks;

    /** The fewest characters of a number. */
    private final int fewest;

    /** The marks of the first word that belong to the time at the head of a line of a log. */
    private long head;

    private long chain;
    private long nextChain;
    private long sevensBefore;

    /** Dots between digits: in the word of the chain after this, and in the one after that. */
    private long between;

    private long nextBetween;

    private long nextDates;
    private long firstDots;
    private long nextFirstDots;

    private long all;
    private long addresses;
    private long numbers;
    private long longWords;

    Triggers(Marks marks, int fewest) {
        this.marks = marks;
        this.fewest = fewest;
    }

    /**
     * Prepares for the triggers of this word, and then of each next one.
     *
     * @param headChars how many characters the time at the head of the text has
     */
    void begin(int word, int headChars) {
        head = (1L << headChars) - 1;
        nextDates = 0;
        nextFirstDots = 0;
        between = 0;
        nextBetween = Quads.between(marks, Math.max(1, word - 1));
        chain = word == 1 ? 0 : chain(word - 1);
        nextChain = chain(word);
        sevensBefore = Runs.starts(chain, nextChain, fewest);
    }

    /** Finds the triggers of the next word. */
    void find(int word) {
        chain = nextChain;
        firstDots = nextFirstDots;
        nextChain = word == marks.count() ? 0 : chain(word + 1);
        long words = marks.at(Marks.WORD, word);
        longWords = Runs.startsOfSixteen(words, marks.at(Marks.WORD, word + 1)) & ~marks.before(Marks.WORD, word, 1);
        numbers = groups(word) | mixed(word);
        all = marks.at(Marks.SIGN, word)
                | colons(word)
                | dots(word)
                | hyphens(word)
                | commas(word)
                | authorizations(word)
                | numbers
                | longWords;
    }

    /** Returns the bits of all triggers. */
    long all() {
        return all;
    }

    boolean isNumber(int bit) {
        return ((numbers >>> bit) & 1) != 0;
    }

    /** Tells whether the colon there is one of several, as in addresses. */
    boolean mayBeAddress(int bit) {
        return ((addresses >>> bit) & 1) != 0;
    }

    boolean isLongWord(int bit) {
        return ((longWords >>> bit) & 1) != 0;
    }

    /** Digits, and signs of which each joins two digits. */
    private long chain(int word) {
        long datesBefore = nextDates;
        long firstDotsBefore = nextFirstDots;
        long betweenBefore = between;
        between = nextBetween;
        nextDates = 0;
        nextFirstDots = 0;
        nextBetween = Quads.between(marks, word + 1);
        long digits = marks.at(Marks.DIGIT, word);
        long dashes = marks.at(Marks.DASH, word);
        long joints = (dashes | marks.at(Marks.BLANK, word))
                & marks.before(Marks.DIGIT, word, 1)
                & marks.after(Marks.DIGIT, word, 1);
        if ((joints & dashes) != 0) {
            nextDates = Dates.first(marks, word);
        }
        joints &= ~Dates.signs(nextDates, datesBefore);
        if (between != 0) {
            nextFirstDots = Quads.first(between, nextBetween);
            joints |= between & ~Quads.all(between, betweenBefore, nextFirstDots, firstDotsBefore);
        }
        long chain = joints == 0 ? digits : digits | (joints & ~afterSeconds(word));
        return word == 1 ? chain & ~head : chain;
    }

    /** What stands after the seconds of a time, with which no number begins. */
    private long afterSeconds(int word) {
        return marks.before(Marks.COLON, word, 3)
                & marks.before(Marks.DIGIT, word, 2)
                & marks.before(Marks.DIGIT, word, 4);
    }

    private long groups(int word) {
        long sevens = (chain | nextChain) == 0 ? 0 : Runs.starts(chain, nextChain, fewest);
        long spread = (sevens | sevensBefore) == 0 ? 0 : Runs.spread(sevensBefore, sevens, fewest);
        sevensBefore = sevens;
        return spread & marks.at(Marks.DIGIT, word) & ~marks.before(Marks.DIGIT, word, 1);
    }

    private long mixed(int word) {
        long digits = marks.at(Marks.DIGIT, word);
        long upper = marks.at(Marks.UPPER, word);
        return (digits & marks.after(Marks.UPPER, word, 1)) | (upper & marks.after(Marks.DIGIT, word, 1));
    }

    private long dots(int word) {
        long dots = marks.at(Marks.DOT, word);
        return dots == 0 ? 0 : firstDots | (dots & marks.after(Marks.DOT, word, 5));
    }

    private long colons(int word) {
        long colons = marks.at(Marks.COLON, word);
        if (colons == 0) {
            addresses = 0;
            return 0;
        }
        addresses = colons & (marks.after(Marks.COLON, word, 1) | beforeTwo(word));
        long single = ~marks.before(Marks.COLON, word, 1) & ~marks.before(Marks.DIGIT, word, 1);
        return addresses | (colons & (single | marks.after(Marks.DASH, word, 1)));
    }

    /** Returns what has two colons after it, within five characters each. */
    private long beforeTwo(int word) {
        long colons = marks.at(Marks.COLON, word);
        long after = marks.at(Marks.COLON, word + 1);
        long second = colons & Runs.upTo(colons, after, 1, 5);
        if (second == 0) {
            return 0; // not even one
        }
        long secondAfter = after & Runs.upTo(after, 0, 1, 5);
        return Runs.upTo(second, secondAfter, 1, 5);
    }

    private long hyphens(int word) {
        long hyphens = marks.at(Marks.HYPHEN, word);
        long three =
                hyphens == 0 ? 0 : hyphens & marks.after(Marks.HYPHEN, word, 3) & marks.after(Marks.HYPHEN, word, 6);
        return three == 0 ? 0 : three & marks.after(Marks.HYPHEN, word, 9) & marks.after(Marks.HYPHEN, word, 12);
    }

    /** Only decimal numbers are joined by a comma, and so there is a dot in this word or the one before. */
    private long commas(int word) {
        long commas = marks.at(Marks.COMMA, word);
        if (commas == 0 || (marks.at(Marks.DOT, word) | marks.at(Marks.DOT, word - 1)) == 0) {
            return 0;
        }
        long ends = decimalEnds(word) | marks.before(Marks.UPPER, word, 1);
        return commas & (ends | marks.before(Marks.ENCODED, word, 1));
    }

    /**
     * Returns the places right behind digits that follow a dot, or that go on from the word before: an addition carries
     * each first digit's mark to where its run ends.
     */
    private long decimalEnds(int word) {
        long digits = marks.at(Marks.DIGIT, word);
        long firsts = digits & (marks.before(Marks.DOT, word, 1) | 1);
        long goesOn = marks.at(Marks.DIGIT, word - 1) >>> 63;
        return (digits + firsts | goesOn) & ~digits;
    }

    /** Returns each {@code B} with a blank five or six places after it, as in {@code Bearer}, {@code Basic} and {@code BEGIN}. */
    private long authorizations(int word) {
        long b = marks.at(Marks.B, word);
        return b == 0 ? 0 : b & (marks.after(Marks.BLANK, word, 5) | marks.after(Marks.BLANK, word, 6));
    }
}
