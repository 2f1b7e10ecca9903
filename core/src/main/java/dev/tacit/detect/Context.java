package dev.tacit.detect;

import java.util.Collection;
import java.util.List;

/**
 * Words that announce a number: {@code tel}, {@code social security}. A word counts where a word or a part of a name begins
 * and ends ({@code Tel.}, {@code customerTel}, {@code TEL_NO}, not {@code hotel}), in upper or lower case. Immutable and
 * thread-safe; a question allocates nothing.
 *
 * <p>The look stops at the end of the line, at {@code <} and {@code >}, and at the last finding: what stands in the place of
 * a finding announces nothing.
 */
final class Context {
    /** How far before a number its announcement may begin, in characters. */
    static final int BEFORE = 40;

    /** How far after a number its announcement may end, in characters. */
    static final int AFTER = 24;

    private final List<String> list;
    private final WordTree words = new WordTree();

    private Context(List<String> list) {
        this.list = list;
        list.forEach(words::add);
    }

    /** Returns these words; several in one are joined by single blanks: {@code "social security"}. */
    static Context of(String... words) {
        return new Context(List.of(words));
    }

    /** Returns the words of all of these. */
    static Context ofAll(Collection<Context> contexts) {
        return new Context(contexts.stream()
                .flatMap(context -> context.list.stream())
                .distinct()
                .toList());
    }

    /** Returns the words as they were given. */
    List<String> asList() {
        return list;
    }

    /** Tells whether one of the words stands before or after this number. */
    boolean isAround(NumberRun number) {
        return isBefore(number.text(), number.start(), number.floor()) || isAfter(number.text(), number.end());
    }

    /** Tells whether one of the words begins here, where a word does, and ends before the limit. */
    boolean beginsAt(Text text, int start, int limit) {
        return words.holdsOneAt(text, start, limit);
    }

    /** Tells whether one of the words stands wholly within {@link #BEFORE} characters before this place. */
    boolean isBefore(Text text, int start, int floor) {
        NearbyWords nearby = text.wordsBefore(start);
        for (int i = 0; i < nearby.count(); i++) {
            if (nearby.start(i) >= floor && words.holdsOneAt(text, nearby.start(i), start)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether one of the words stands wholly within {@link #AFTER} characters after this place. */
    boolean isAfter(Text text, int end) {
        NearbyWords nearby = text.wordsAfter(end);
        for (int i = 0; i < nearby.count(); i++) {
            if (words.holdsOneAt(text, nearby.start(i), end + AFTER)) {
                return true;
            }
        }
        return false;
    }
}
