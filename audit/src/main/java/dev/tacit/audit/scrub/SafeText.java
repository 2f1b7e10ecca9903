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

    /** The objects of whose text this thread is making parts; no value while it makes none. */
    private static final ThreadLocal<@Nullable ObjectPath> PATH = new ThreadLocal<>();

    /**
     * Returns the object's text by its members; of a class of the JDK's, or a member of which nothing is classified, by its own
     * {@code toString}. An object that refers back to one that is being shown ends as {@code <cycle>}, also where all their own
     * texts are made by this method. {@code <withheld>} if it fails.
     */
    public static String of(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        ObjectPath outer = PATH.get();
        return outer == null ? whole(value) : part(value, outer);
    }

    @SuppressWarnings("CatchAndPrintStackTrace")
    private static String whole(Object value) {
        ObjectPath path = new ObjectPath();
        PATH.set(path);
        try {
            return LABELS.structure(value, path);
        } catch (RuntimeException | StackOverflowError e) {
            return FreeText.WITHHELD;
        } finally {
            PATH.remove();
        }
    }

    /** A stack that has run out ends the whole text: each part would run it out again. */
    @SuppressWarnings("CatchAndPrintStackTrace")
    private static String part(Object value, ObjectPath path) {
        try {
            return LABELS.structure(value, path);
        } catch (RuntimeException e) {
            return FreeText.WITHHELD;
        }
    }

    private SafeText() {}
}
