package dev.tacit.examples.tour;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param orders a document or a folder of documents; empty: those that come with the tour
 * @param jdbcUrl a PostgreSQL to run on; empty: H2 files
 * @param work the folder that takes all that the tour leaves
 * @param color whether the terminal shows colors
 */
record TourOptions(Optional<Path> orders, Optional<String> jdbcUrl, Path work, boolean color) {
    static final String USAGE = """
            usage: examples/tour/run [--orders FILE|DIR] [--jdbc URL] [--work DIR] [--[no-]color]
              --orders FILE|DIR  order documents of the Selling Partner API, Orders 2026-01-01 (default: 58 bundled orders)
              --jdbc URL         run on this PostgreSQL, in schemas tacit_tour and tacit_tour_keys, which are made anew
                                 (default: H2 files in the work folder)
              --work DIR         where the tour leaves its database, keys, logs, export and evidence
                                 (default: examples/tour/target/tour)
              --color, --no-color  color the output (default: if it goes to a terminal)
            """;

    /** @throws IllegalArgumentException with a sentence for the user */
    static TourOptions parse(String... arguments) {
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        @Nullable Path orders = null;
        @Nullable String jdbc = null;
        Path work = Path.of(System.getProperty("tacit.tour.work", "examples/tour/target/tour"));
        boolean color = false;
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "--orders" -> orders = Path.of(valueOf(option, rest));
                case "--jdbc" -> jdbc = postgres(valueOf(option, rest));
                case "--work" -> work = Path.of(valueOf(option, rest));
                case "--color" -> color = true;
                case "--no-color" -> color = false;
                default -> throw new IllegalArgumentException("unknown option: " + option);
            }
        }
        return new TourOptions(Optional.ofNullable(orders), Optional.ofNullable(jdbc), work, color);
    }

    private static String valueOf(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.pop();
    }

    private static String postgres(String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("--jdbc takes a URL that begins with jdbc:postgresql:");
        }
        return url;
    }
}
