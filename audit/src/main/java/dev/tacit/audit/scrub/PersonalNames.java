package dev.tacit.audit.scrub;

import dev.tacit.schema.Classification;
import dev.tacit.schema.Schemas;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What the name of a value says about it: as the scanner reads {@code name=value} in a text, and as the host has classified
 * its members of that name. Thread-safe.
 */
final class PersonalNames {
    private static final int MAX_REMEMBERED = 4096;

    private final Schemas schemas;
    private final TextScanner scanner;
    private final Covers covers;
    private final FreeText texts;
    private volatile Memory memory = new Memory(Map.of());

    PersonalNames(Schemas schemas, TextScanner scanner, Covers covers, FreeText texts) {
        this.schemas = schemas;
        this.scanner = scanner;
        this.covers = covers;
        this.texts = texts;
    }

    /** Returns the open cover if the name says nothing. */
    Cover coverOf(String name) {
        return memory().coverOf(name);
    }

    /** Says whether the name is clean itself and says nothing. */
    boolean isNobodys(String name) {
        return memory().nobodys.isClean(name);
    }

    /** Returns an object that is another one since another class became known. */
    Object version() {
        return memory().members;
    }

    /** Says whether each name is nobody's and each value clean. */
    boolean areNobodys(Map<String, String> values) {
        KnownPairs pairs = memory().pairs;
        for (Map.Entry<String, String> entry : values.entrySet()) {
            String name = entry.getKey();
            String value = entry.getValue();
            if (name == null || !(value == null ? isNobodys(name) : pairs.areClean(name, value))) {
                return false;
            }
        }
        return true;
    }

    /** What was remembered before another class became known is forgotten. */
    @SuppressWarnings("ReferenceEquality") // another map means another answer
    private Memory memory() {
        Map<String, Classification> members = schemas.classifiedNames();
        Memory known = memory;
        if (known.members != members) {
            known = new Memory(members);
            memory = known;
        }
        return known;
    }

    /** What names have said, as long as no other member is known. */
    private final class Memory {
        private final Map<String, Classification> members;
        private final Map<String, Cover> remembered = new ConcurrentHashMap<>();
        private final KnownClean nobodys =
                new KnownClean(name -> texts.isClean(name) && coverOf(name).isOpen());
        private final KnownPairs pairs =
                new KnownPairs((name, value) -> nobodys.isClean(name) && texts.isCleanAgain(value));

        Memory(Map<String, Classification> members) {
            this.members = members;
        }

        Cover coverOf(String name) {
            Cover known = remembered.get(name);
            if (known != null) {
                return known;
            }
            Cover cover = strictest(name).map(covers::ofNamed).orElse(covers.open());
            if (remembered.size() < MAX_REMEMBERED) {
                remembered.put(name, cover);
            }
            return cover;
        }

        private Optional<Classification> strictest(String name) {
            Stream<Classification> scanned = scanner.categoryOfName(name).map(Classification::of).stream();
            Stream<Classification> declared = Stream.ofNullable(members.get(plain(name)));
            return Stream.concat(scanned, declared)
                    .max(Comparator.comparing(said -> said.strictest(schemas.catalog())));
        }
    }

    /** As members' names are compared; of {@code order.gift_message} the member's part. */
    private static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        name.substring(name.lastIndexOf('.') + 1)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
