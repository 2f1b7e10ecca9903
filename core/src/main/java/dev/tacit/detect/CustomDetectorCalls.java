package dev.tacit.detect;

import java.util.Optional;

/** Shows a host's detector a window of the text. */
final class CustomDetectorCalls extends Detector {
    private static final int MARGIN = 256;

    private final CustomDetector detector;
    private final String category;
    private final String triggers;

    CustomDetectorCalls(CustomDetector detector) {
        this.detector = detector;
        category = detector.category();
        triggers = detector.triggers();
        if (category.isEmpty() || triggers.isEmpty() || triggers.chars().anyMatch(c -> c >= CharClass.ASCII)) {
            throw new IllegalArgumentException("a detector needs a category, and ASCII characters as triggers");
        }
    }

    @Override
    String category() {
        return category;
    }

    @Override
    String triggers() {
        return triggers;
    }

    @Override
    boolean isCalledAtEachTrigger() {
        return true;
    }

    @Override
    long find(Text text, int at, int floor) {
        int from = Math.max(floor, at - MARGIN);
        String window = text.part(from, Math.min(text.length(), at + 1 + MARGIN));
        Optional<Finding> finding = detector.find(window, at - from);
        if (finding.isEmpty()) {
            return Span.NONE;
        }
        Finding found = finding.get();
        if (found.end() > window.length() || !found.category().equals(category)) {
            throw new IllegalStateException("a custom detector found something outside its window or category");
        }
        return Span.of(from + found.start(), from + found.end());
    }
}
