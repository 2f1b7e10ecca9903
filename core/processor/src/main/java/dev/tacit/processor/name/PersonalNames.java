package dev.tacit.processor.name;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Tells by its name whether a member may hold personal data. A suspicion, not a proof: {@code docs/checks.md} has its
 * measured precision and recall.
 *
 * <p>Thread-safe.
 */
public final class PersonalNames {
    private static final Dictionary DICTIONARY = Dictionary.STANDARD;
    private static final Words WORDS = new Words(DICTIONARY.vocabulary());

    /**
     * Returns what a member of this name in a class of this name sounds like; empty if like nothing personal.
     *
     * @param className the simple name
     */
    public static Optional<Suspicion> suspect(String className, String member) {
        List<String> owner = WORDS.of(className);
        List<String> words = WORDS.of(member);
        return DICTIONARY.phrases().stream()
                .filter(phrase -> fits(phrase, words, owner))
                .findFirst()
                .map(phrase -> new Suspicion(phrase.category()));
    }

    private static boolean fits(Dictionary.Phrase phrase, List<String> words, List<String> owner) {
        int start = Collections.indexOfSubList(words, phrase.words());
        if (start < 0) {
            return false;
        }
        List<String> before = words.subList(0, start);
        List<String> after = words.subList(start + phrase.words().size(), words.size());
        return !isAboutTheValue(phrase.category(), before, after)
                && !isKilled(phrase.category(), before)
                && !isKilled(phrase.category(), after)
                && isSure(phrase, before, after, owner);
    }

    private static boolean isAboutTheValue(String category, List<String> before, List<String> after) {
        return after.stream().anyMatch(word -> DICTIONARY.isAbout(word) && !DICTIONARY.belongs(word, category))
                || (!before.isEmpty() && DICTIONARY.isAboutFirst(before.get(0)));
    }

    private static boolean isKilled(String category, List<String> beside) {
        return beside.stream().anyMatch(word -> DICTIONARY.kills(word, category));
    }

    private static boolean isSure(
            Dictionary.Phrase phrase, List<String> before, List<String> after, List<String> owner) {
        boolean alone = isNothingElse(before) && isNothingElse(after);
        boolean inPlace = owner.stream().anyMatch(DICTIONARY::isPlace);
        return switch (phrase.strength()) {
            case STRONG -> true;
            case ADDRESS -> !inPlace;
            case ALONE -> alone && !inPlace;
            case WEAK -> alone && (namesPerson(before) || namesPerson(after) || (!inPlace && isAboutPerson(owner)));
        };
    }

    private static boolean isNothingElse(List<String> words) {
        return words.stream().allMatch(word -> DICTIONARY.isPerson(word) || DICTIONARY.isFilling(word));
    }

    private static boolean namesPerson(List<String> words) {
        return words.stream().anyMatch(DICTIONARY::isPerson);
    }

    /** A class ContactType is about types. */
    private static boolean isAboutPerson(List<String> owner) {
        return !owner.isEmpty()
                && !DICTIONARY.isAbout(owner.get(owner.size() - 1))
                && owner.stream().anyMatch(word -> DICTIONARY.isPerson(word) || DICTIONARY.isHolder(word));
    }

    private PersonalNames() {}
}
