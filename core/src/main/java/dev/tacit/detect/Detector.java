package dev.tacit.detect;

/**
 * Finds one kind of personal data around a trigger. Immutable and thread-safe.
 *
 * <p>The work of all calls on one text must be linear in its length: a detector looks at a bounded window, or at a run that
 * no other trigger of its own looks at too. Numbers have a contract of their own: {@link NumberRule}.
 *
 * <p>A class, since several are called on each line: where the callee is not known beforehand the machine finds the method of
 * a class in one step, and that of an interface by a search.
 */
abstract class Detector {
    /** Returns the id of the category of what is found. */
    abstract String category();

    /** Returns the id of the category of what {@link #find} has just found in this text, where one detector knows several. */
    String category(Text text) {
        return category();
    }

    /** Returns the ASCII characters at which {@link #find} is worth calling: rare ones. What they mean is in {@link Triggers}. */
    abstract String triggers();

    /**
     * Tells whether {@link #find} is worth calling at this trigger if this character follows. Asked once for each two
     * characters of ASCII, not for each text.
     */
    boolean isWorthCalling(char trigger, char next) {
        return true;
    }

    /** Returns what must be given at a colon or an equals sign for a call to be worth it: bits, as {@link #SEVERAL_COLONS}. */
    int needs() {
        return 0;
    }

    /**
     * Returns the span of what is found around the trigger, or {@link Span#NONE}.
     *
     * @param at index of the trigger
     * @param floor end of the last finding, or 0: nothing before it may be looked at or found, and it counts as a
     *     boundary, as the label does that will stand there
     */
    abstract long find(Text text, int at, int floor);

    /**
     * Tells whether {@link #find} may return anything at this trigger, with these digits or others, if nothing was found before.
     * Asked of texts that come again with other digits, not of each.
     */
    boolean mayFind(Text text, int at) {
        return true;
    }

    /** Tells whether a finding that begins where the last one ends is one with it. */
    boolean joinsWhatItTouches() {
        return false;
    }

    /**
     * Returns from how many letters, digits and underscores on, {@link #LONG_WORD} to 64, {@link #find} is also to be called at
     * the first character of a word: keys, tokens, addresses of crypto currencies. 0 for none.
     */
    int fewestWordChars() {
        return 0;
    }

    /** Tells whether dots, colons, hyphens and commas trigger wherever they stand, and not only in the shapes of {@link Triggers}. */
    boolean isCalledAtEachTrigger() {
        return false;
    }

    /** One more colon right behind, or two within five characters each. */
    static final int SEVERAL_COLONS = 1;

    /** What may be the end of a name that {@link NameTable} knows. */
    static final int NAME = 2;

    /** The fewest characters of a long word. */
    static final int LONG_WORD = 16;
}
