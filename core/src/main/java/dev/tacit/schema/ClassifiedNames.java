package dev.tacit.schema;

import dev.tacit.category.Catalog;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How members are classified, by their names, of all classes that have become known. Thread-safe. */
final class ClassifiedNames {
    private final Catalog catalog;
    private volatile Map<String, Classification> known = Map.of();

    ClassifiedNames(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Returns another map whenever a name was added, or is more sensitive than it was. */
    Map<String, Classification> known() {
        return known;
    }

    synchronized void learn(Collection<RecordDeclaration> declarations) {
        Map<String, Classification> all = new HashMap<>(known);
        declarations.stream()
                .flatMap(declaration -> declaration.members().stream())
                .forEach(member -> add(member, all));
        if (!all.equals(known)) {
            known = Map.copyOf(all);
        }
    }

    private void add(MemberDeclaration member, Map<String, Classification> all) {
        List<Classification> classifications = member.classifications();
        classifications.forEach(classification -> all.merge(plain(member.name()), classification, this::stricter));
    }

    private Classification stricter(Classification one, Classification other) {
        return one.strictest(catalog).compareTo(other.strictest(catalog)) >= 0 ? one : other;
    }

    /** Letters and digits count, and not their case. */
    static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        name.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
