package dev.tacit.detect;

import dev.tacit.category.Catalog;
import dev.tacit.category.DataCategory;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells misspelled ids of categories, which would silently find or leave out nothing. */
final class CategoryIds {
    /** An id with so many wrong letters is still taken for a misspelling. */
    private static final int MISTAKES = 2;

    private CategoryIds() {}

    /** Refuses an id that is none of Tacit's own. */
    static void mustBeStandard(String id) {
        if (!isStandard(id)) {
            throw new IllegalArgumentException(nearest(id)
                    .map(CategoryIds::meant)
                    .orElseGet(() -> "no such category; there are " + ids().collect(Collectors.joining(", "))));
        }
    }

    /** Refuses an id that looks like one of Tacit's own and is not; another may be the host's. */
    static void mustBeNoMisspelling(String id) {
        if (!isStandard(id)) {
            nearest(id).ifPresent(near -> {
                throw new IllegalArgumentException(meant(near));
            });
        }
    }

    private static String meant(String near) {
        return "no such category; the nearest is " + near;
    }

    private static boolean isStandard(String id) {
        return Catalog.standard().category(id).isPresent();
    }

    /** The word that stands in a log line instead of a value is often taken for the id. */
    private static Optional<String> nearest(String id) {
        Stream<String> byLabel = Catalog.standard().categories().stream()
                .filter(category -> category.label().equals(id))
                .map(DataCategory::id);
        Stream<String> bySpelling = ids().filter(known -> mistakes(id, known) <= MISTAKES);
        return Stream.concat(byLabel, bySpelling).findFirst();
    }

    private static Stream<String> ids() {
        return Catalog.standard().categories().stream().map(DataCategory::id).sorted();
    }

    /** Levenshtein's distance, row by row. */
    private static int mistakes(String one, String other) {
        int[] row = new int[other.length() + 1]; // of one's first letters and those of the other
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
