package dev.tacit.audit.scrub;

import dev.tacit.schema.Schemas;
import org.jspecify.annotations.Nullable;

/**
 * A text for an object that may be shown anywhere, also where no scrubber stands:
 *
 * <pre>{@code
 * @Override
 * public String toString() {
 *     return SafeText.of(this);
 * }
 * }</pre>
 *
 * <p>Classified members show as labels ({@code buyerName=<name>}), free text is scanned. Goes by annotations. Thread-safe.
 */
public final class SafeText {
    private static final Scrubber LABELS = Scrubber.withLabels(Schemas.annotated());

    /** Returns the object's text, which never calls the object's own {@code toString}; {@code <withheld>} if it fails. */
    @SuppressWarnings("CatchAndPrintStackTrace")
    public static String of(@Nullable Object value) {
        try {
            return value == null ? "null" : LABELS.structure(value);
        } catch (RuntimeException | StackOverflowError e) {
            return FreeText.WITHHELD;
        }
    }

    private SafeText() {}
}
