package dev.tacit.audit.logback;

import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.category.Categories;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which arguments of a template were found in its text, each as a whole, and as what. In a line that differs from such a one by its
 * digits alone, or by an e-mail address, they are found again if a scan of each by itself says so.
 *
 * <p>That holds only of arguments that are found by themselves as what they are found in the text, and that a word stands between
 * and any other argument. A number may go on in the next argument all the same ("extension"); whether it does depends on how both are
 * written, so of anything but an address another way to write it is another line. Thread-safe.
 */
final class FoundPlaces {
    private static final String ADDRESS = "@";

    /** What no number, address or account is written with in between: so many letters in a row. */
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

    /** Notes that a line came that was not known. */
    void tried() {
        trials++;
    }

    /** Notes that one came that was known; a lost write costs nothing. */
    void knew() {
        if (trials > 0) {
            trials--;
        }
    }

    /** Returns what of the arguments makes this line another one: all but which address it is. */
    @Nullable
    Object[] written(@Nullable Object[] arguments) {
        @Nullable Object[] written = arguments;
        for (int i = 0; i < categories.length; i++) {
            if (Categories.EMAIL_ADDRESS.equals(categories[i])) {
                written = written == arguments ? arguments.clone() : written;
                written[i] = ADDRESS;
            }
        }
        return written;
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
            if (category != null && !(arguments[i] instanceof String text && scrubber.isFoundAs(category, text))) {
                return false;
            }
        }
        return true;
    }

    /** Returns the arguments with what may be shown instead of those that are found. */
    @Nullable
    Object[] replaced(@Nullable Object[] arguments, Scrubber scrubber) {
        @Nullable Object[] replaced = arguments.clone();
        for (int i = 0; i < categories.length; i++) {
            String category = categories[i];
            if (category != null) {
                replaced[i] = scrubber.replacement(category, String.valueOf(arguments[i]));
            }
        }
        return replaced;
    }
}
