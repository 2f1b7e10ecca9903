package dev.tacit.audit.scrub;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the name of a value says about it, as the scanner reads {@code name=value} in a text. Thread-safe. */
final class PersonalNames {
    private static final int MAX_REMEMBERED = 4096;

    private final TextScanner scanner;
    private final Covers covers;
    private final Map<String, Cover> remembered = new ConcurrentHashMap<>();

    PersonalNames(TextScanner scanner, Covers covers) {
        this.scanner = scanner;
        this.covers = covers;
    }

    /** Returns the open cover if the name says nothing. */
    Cover coverOf(String name) {
        Cover known = remembered.get(name);
        if (known != null) {
            return known;
        }
        Cover cover = scanner.categoryOfName(name).map(covers::ofNamed).orElse(covers.open());
        if (remembered.size() < MAX_REMEMBERED) {
            remembered.put(name, cover);
        }
        return cover;
    }
}
