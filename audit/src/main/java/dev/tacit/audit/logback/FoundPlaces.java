package dev.tacit.audit.logback;

import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.category.Categories;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which arguments of a template were found in its text, each as a whole, and as what. In a line that differs from such a one by its
 * digits alone, or by the e-mail address that it begins with, they are found again if a scan of each by itself says so.
 *
 * <p>That holds only of arguments that are found by themselves as what they are found in the text, and that a word stands between
 * and any other argument. A number may go on in the next argument all the same ("extension"); whether it does depends on how both are
 * written, so another way to write them is another line. And a word may say of a number before it what it is ({@code phone@x.org}):
 * so behind another argument an address is a line of its own, of which its words find nothing, and nothing else with words is known
 * at all. Thread-safe.
 */
final class FoundPlaces {
    private static final String ADDRESS = "@";

    /** A word has so many letters in a row. */
    private static final int WORD = 3;

    /** After so many more lines in vain than others it is not worth while to ask whether one is known. */
    private static final int MAX_TRIALS = 1024;

    final Template template;

    /** Neither another nor any template has it. */
    final long number;

    /** By argument; null for those that were not found. */
    private final @Nullable String[] categories;

    /** Whether what is found in the text is told by the arguments. */
    private final boolean areTold;

    private int trials;

    /**
     * Notes what was found in a line.
     *
     * @param number that neither another nor any template has
     * @param arguments of that line
     * @param categories what was found, by argument, each as a whole
     */
    FoundPlaces(
            long number,
            Template template,
            @Nullable Object[] arguments,
            @Nullable String[] categories,
            Scrubber scrubber) {
        this.number = number;
        this.template = template;
        this.categories = categories.clone();
        this.areTold = !template.digitsMayGoOn && areApart() && areFound(arguments, scrubber);
    }

    /** Says whether it was these. */
    boolean are(@Nullable String[] others) {
        return Arrays.equals(categories, others);
    }

    /** Says whether it is worth asking whether a line with these arguments is known. */
    boolean mayBeKnown(@Nullable Object[] arguments) {
        return areTold && trials < MAX_TRIALS && arguments.length == categories.length;
    }

    /** Notes that a line came that was not known, or in which they were not found by themselves. */
    void tried() {
        trials++;
    }

    /** Notes that one came that was known; a lost write costs nothing. */
    void knew() {
        if (trials > 0) {
            trials--;
        }
    }

    /** Returns what of the arguments makes this line another one: all but which address it begins with. */
    @Nullable
    Object[] written(@Nullable Object[] arguments) {
        if (!isAddress(0)) {
            return arguments;
        }
        @Nullable Object[] written = arguments.clone();
        written[0] = ADDRESS;
        return written;
    }

    /** Returns the labeled arguments with the words of each address that stands behind another argument. */
    @Nullable
    Object[] spoken(@Nullable Object[] arguments, @Nullable Object[] labeled) {
        @Nullable Object[] spoken = labeled.clone();
        for (int i = 1; i < categories.length; i++) {
            if (isAddress(i)) {
                spoken[i] = String.valueOf(arguments[i]).replace('@', ' ');
            }
        }
        return spoken;
    }

    private boolean isAddress(int argument) {
        return argument < categories.length && Categories.EMAIL_ADDRESS.equals(categories[argument]);
    }

    private boolean areApart() {
        for (int i = 0; i < categories.length; i++) {
            if (categories[i] != null && !isApart(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isApart(int argument) {
        boolean isFirst = argument == 0;
        boolean isLast = argument == template.placeholders() - 1;
        return template.standsApart(argument)
                && (isFirst || hasWord(template.part(argument)))
                && (isLast || hasWord(template.part(argument + 1)));
    }

    private static boolean hasWord(String text) {
        int letters = 0;
        for (int i = 0; i < text.length() && letters < WORD; i++) {
            letters = Character.isLetter(text.charAt(i)) ? letters + 1 : 0;
        }
        return letters == WORD;
    }

    /** Says whether each is found by itself, as a whole and as the same. */
    boolean areFound(@Nullable Object[] arguments, Scrubber scrubber) {
        for (int i = 0; i < categories.length; i++) {
            String category = categories[i];
            if (category != null && !(arguments[i] instanceof String text && isFound(i, text, category, scrubber))) {
                return false;
            }
        }
        return true;
    }

    private boolean isFound(int argument, String text, String category, Scrubber scrubber) {
        boolean mayBeFound = argument == 0 || isAddress(argument) || !maySayAnything(text);
        return mayBeFound && scrubber.isFoundAs(category, text);
    }

    /** Says whether it holds letters that are no digits of a network address. */
    private static boolean maySayAnything(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c) && Character.digit(c, 16) < 0) {
                return true;
            }
        }
        return false;
    }

    /** Puts what may be shown in the place of those that are found. */
    void replace(@Nullable Object[] arguments, Scrubber scrubber) {
        for (int i = 0; i < categories.length; i++) {
            String category = categories[i];
            if (category != null) {
                arguments[i] = scrubber.replacement(category, String.valueOf(arguments[i]));
            }
        }
    }
}
