package dev.tacit.processor.flow;

import java.util.Objects;

/**
 * What is known of a value that may be personal. Immutable and thread-safe.
 *
 * @param declaration where it was declared personal, for example {@code Order.buyerEmail}
 * @param category its category's id
 * @param composed whether it was built into a text with others
 */
record Classified(String declaration, String category, boolean composed) {
    Classified {
        Objects.requireNonNull(declaration, "declaration");
        Objects.requireNonNull(category, "category");
    }

    Classified insideText() {
        return new Classified(declaration, category, true);
    }
}
