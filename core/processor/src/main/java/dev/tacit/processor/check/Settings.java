package dev.tacit.processor.check;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a build sets. The processor gets it as {@code -Atacit.baseline=FILE}, the plugin as {@code -Xplugin:Tacit
 * baseline=FILE}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param severities other severities than the checks' own, from {@code severity=TACIT006:off,TACIT001:warning}
 * @param baseline the file of accepted findings, from {@code baseline=FILE}
 * @param writesBaseline whether findings are written there instead of being reported, from {@code baseline.write=true}
 * @param hostCatalog the host's own categories and purposes, from {@code catalog=FILE}
 * @param committedDataMap the data map of what is stored already, from {@code datamap.committed=FILE}
 */
public record Settings(
        Map<Check, Severity> severities,
        Optional<Path> baseline,
        boolean writesBaseline,
        Optional<Path> hostCatalog,
        Optional<Path> committedDataMap) {
    /** What the processor's options begin with. */
    public static final String PREFIX = "tacit.";

    private static final String SEVERITY = "severity";
    private static final String BASELINE = "baseline";
    private static final String WRITE = "baseline.write";
    private static final String CATALOG = "catalog";
    private static final String COMMITTED = "datamap.committed";

    /** The settings, without a prefix. */
    public static final Set<String> NAMES = Set.of(SEVERITY, BASELINE, WRITE, CATALOG, COMMITTED);

    public Settings {
        severities = Map.copyOf(severities);
        if (writesBaseline && baseline.isEmpty()) {
            throw new IllegalArgumentException("baseline.write=true needs baseline=FILE");
        }
    }

    /**
     * Reads settings by their names without a prefix.
     *
     * @throws IllegalArgumentException with a sentence for the build's author, if one is unknown or has no such value
     */
    public static Settings of(Map<String, String> given) {
        given.keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new IllegalArgumentException("there is no setting \"" + unknown + "\"");
                });
        return new Settings(
                severities(given.getOrDefault(SEVERITY, "")),
                file(given, BASELINE),
                isTrue(given, WRITE),
                file(given, CATALOG),
                file(given, COMMITTED));
    }

    /** Returns how findings of this check are reported. */
    public Severity severityOf(Check check) {
        return severities.getOrDefault(check, check.severity());
    }

    private static Map<Check, Severity> severities(String list) {
        Map<Check, Severity> severities = new EnumMap<>(Check.class);
        for (String item : list.split(",", -1)) {
            if (!item.isBlank()) {
                String[] parts = item.strip().split(":", 2);
                Check check = Check.of(parts[0]).filter(Check::canBeSilenced).orElseThrow(() -> wrong(item));
                severities.put(
                        check, Severity.of(parts.length == 2 ? parts[1] : "").orElseThrow(() -> wrong(item)));
            }
        }
        return severities;
    }

    private static IllegalArgumentException wrong(String item) {
        return new IllegalArgumentException("severity=" + item.strip()
                + " is not understood; write TACIT001:warning, and error, warning, note or off for other checks too");
    }

    private static boolean isTrue(Map<String, String> given, String name) {
        return switch (given.getOrDefault(name, "false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(name + " is true or false");
        };
    }

    private static Optional<Path> file(Map<String, String> given, String name) {
        try {
            return Optional.ofNullable(given.get(name)).map(Path::of);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(name + " names no file", e);
        }
    }
}
