package dev.tacit.benchmarks.report;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the command line asks for. Immutable.
 *
 * @param only what a question's name must contain; empty for all
 * @param publish whether the pictures go to {@code docs/pictures} and the tables to {@code docs}
 */
record Options(Scale scale, String only, boolean publish, Path root) {
    static final String USAGE = "usage: benchmarks/run [--quick] [--forks N] [--only NAME] [--publish]";

    /** Returns the options; empty if they cannot be understood. */
    static Optional<Options> parse(Path root, String... arguments) {
        Scale scale = Scale.full();
        String only = "";
        boolean publish = false;
        OptionalInt forks = OptionalInt.empty();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> scale = Scale.quickLook();
                case "--publish" -> publish = true;
                case "--forks" -> {
                    if (++i == arguments.length || !arguments[i].matches("[1-9]")) {
                        return Optional.empty();
                    }
                    forks = OptionalInt.of(Integer.parseInt(arguments[i]));
                }
                case "--only" -> {
                    if (++i == arguments.length) {
                        return Optional.empty();
                    }
                    only = arguments[i];
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()
                / Runtime.getRuntime().availableProcessors();
        Scale asked = forks.isPresent() ? scale.withForks(forks.getAsInt()) : scale;
        return Optional.of(new Options(asked.onMachineWithLoad(load), only, publish, root));
    }

    Path target() {
        return root.resolve("benchmarks").resolve("target");
    }

    Path docs() {
        return root.resolve("docs");
    }
}
