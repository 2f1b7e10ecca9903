package dev.tacit.audit.scrub;

import dev.tacit.detect.Finding;
import dev.tacit.detect.PersonalDataScanner;
import java.util.List;
import java.util.Optional;

/** Finds personal data in free text. Implementations are thread-safe and linear in the text. */
@FunctionalInterface
public interface TextScanner {
    /** Returns what was found, in rising order and without overlaps; empty if the text holds nothing. */
    List<Finding> scan(CharSequence text);

    /** Says whether {@link #scan} would return anything; may stop at the first. */
    default boolean findsAnything(CharSequence text) {
        return !scan(text).isEmpty();
    }

    /**
     * Says whether {@link #scan} would return nothing of this text, nor of any that differs from it by its digits alone, as {@link
     * PersonalDataScanner#isQuiet} means that. No, unless an implementation knows. In a text with the label {@code
     * <email>} that holds for any address in the label's place too, but for the address itself and numbers before it.
     */
    default boolean isQuiet(CharSequence text) {
        return false;
    }

    /**
     * Returns the category of values with this name, of an MDC entry for example; empty if the name says nothing. The
     * standard scanner's answer, unless an implementation knows others.
     */
    default Optional<String> categoryOfName(String name) {
        return PersonalDataScanner.standard().categoryOfName(name);
    }

    /** Returns this scanner's findings and names. */
    static TextScanner of(PersonalDataScanner scanner) {
        return new TextScanner() {
            @Override
            public List<Finding> scan(CharSequence text) {
                return scanner.scan(text);
            }

            @Override
            public boolean findsAnything(CharSequence text) {
                return scanner.findsAnything(text);
            }

            @Override
            public boolean isQuiet(CharSequence text) {
                return scanner.isQuiet(text);
            }

            @Override
            public Optional<String> categoryOfName(String name) {
                return scanner.categoryOfName(name);
            }
        };
    }
}
