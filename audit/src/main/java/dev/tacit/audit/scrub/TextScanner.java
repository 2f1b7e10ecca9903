package dev.tacit.audit.scrub;

import dev.tacit.detect.Finding;
import java.util.List;

/** Finds personal data in free text. Implementations are thread-safe and linear in the text. */
@FunctionalInterface
public interface TextScanner {
    /** Returns what was found, in rising order and without overlaps; empty if the text holds nothing. */
    List<Finding> scan(CharSequence text);
}
