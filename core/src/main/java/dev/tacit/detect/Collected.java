package dev.tacit.detect;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Keeps findings until the list of them can be made in one go; no list is made of none. Reused, not thread-safe. */
final class Collected implements FindingSink {
    private long[] spans = new long[16];
    private String[] categories = new String[16];
    private int count;

    @Override
    public void found(int start, int end, String category) {
        if (count == spans.length) {
            spans = Arrays.copyOf(spans, 2 * count);
            categories = Arrays.copyOf(categories, 2 * count);
        }
        spans[count] = Span.of(start, end);
        categories[count++] = category;
    }

    /** Returns what was found since the last call. */
    List<Finding> take() {
        if (count == 0) {
            return Collections.emptyList();
        }
        int found = count;
        count = 0;
        if (found == 1) {
            return List.of(finding(0)); // as most lists, and without an array
        }
        Finding[] findings = new Finding[found];
        for (int i = 0; i < found; i++) {
            findings[i] = finding(i);
        }
        return found == 2 ? List.of(findings[0], findings[1]) : List.of(findings);
    }

    private Finding finding(int i) {
        return new Finding(Span.start(spans[i]), Span.end(spans[i]), categories[i]);
    }
}
