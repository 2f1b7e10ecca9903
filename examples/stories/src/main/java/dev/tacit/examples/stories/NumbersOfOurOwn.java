package dev.tacit.examples.stories;

import dev.tacit.annotation.Sensitivity;
import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.audit.scrub.TextScanner;
import dev.tacit.category.DataCategory;
import dev.tacit.detect.CustomDetector;
import dev.tacit.detect.Finding;
import dev.tacit.detect.PersonalDataScanner;
import dev.tacit.schema.Schemas;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells the scrubber what a shop's own numbers are: those of its customers are personal, those of its orders are nobody's. */
public final class NumbersOfOurOwn {
    private NumbersOfOurOwn() {}

    // tag::detector[]
    /** Finds {@code KD-} and five digits. */
    record CustomerNumbers() implements CustomDetector {
        @Override
        public String category() {
            return "customer-number";
        }

        @Override
        public String triggers() {
            return "-";
        }

        @Override
        public Optional<Finding> find(CharSequence window, int trigger) {
            int start = trigger - 2;
            int end = trigger + 6;
            boolean found = start >= 0
                    && end <= window.length()
                    && window.subSequence(start, trigger).toString().equals("KD")
                    && window.subSequence(trigger + 1, end).chars().allMatch(Character::isDigit);
            return found ? Optional.of(new Finding(start, end, category())) : Optional.empty();
        }
    }
    // end::detector[]

    // tag::exempt[]
    /** Leaves order numbers visible: 4001 and twelve digits. One in ten of them has the check digit of a card. */
    record ExceptOrderNumbers(PersonalDataScanner all) implements TextScanner {
        @Override
        public List<Finding> scan(CharSequence text) {
            return all.scan(text).stream()
                    .filter(found -> !isOrderNumber(text.subSequence(found.start(), found.end())))
                    .toList();
        }

        @Override
        public Optional<String> categoryOfName(String name) {
            return all.categoryOfName(name);
        }

        private static boolean isOrderNumber(CharSequence value) {
            return value.length() == 16
                    && value.toString().startsWith("4001")
                    && value.chars().allMatch(Character::isDigit);
        }
    }
    // end::exempt[]

    static Scrubber scrubber() {
        // tag::own[]
        DataCategory customerNumber =
                new DataCategory("customer-number", "Identifier", "user.unique_id", Sensitivity.PERSONAL, Set.of());
        Schemas annotated = Schemas.annotated();
        Schemas schemas = annotated.with(annotated.catalog().withCategories(List.of(customerNumber)));
        PersonalDataScanner scanner =
                PersonalDataScanner.builder().add(new CustomerNumbers()).build();
        Scrubber scrubber = Scrubber.withLabels(schemas).scanningWith(new ExceptOrderNumbers(scanner));
        // end::own[]
        return scrubber;
    }
}
