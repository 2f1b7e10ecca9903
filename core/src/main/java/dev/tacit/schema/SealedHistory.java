package dev.tacit.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a former data map says is sealed: values are stored under those ids and names, and a declaration that forgets one
 * makes them unreadable. Immutable and thread-safe.
 */
final class SealedHistory {
    private final Map<String, RecordDeclaration> byRecordName = new HashMap<>();
    private final Map<String, RecordDeclaration> byClassName = new HashMap<>();

    private SealedHistory(Collection<RecordDeclaration> former) {
        former.stream().filter(SealedHistory::sealsAnything).forEach(record -> {
            byClassName.put(record.className(), record);
            record.name().ifPresent(name -> byRecordName.put(name, record));
        });
    }

    static SealedHistory of(Collection<RecordDeclaration> former) {
        return new SealedHistory(former);
    }

    /** Returns a problem for each former id of this record that it no longer knows, or by which values would not open. */
    List<DeclarationProblem> vanishedFrom(RecordDeclaration current) {
        List<DeclarationProblem> problems = new ArrayList<>();
        formerOf(current).ifPresent(before -> {
            if (!before.name().equals(current.name())) {
                problems.add(new DeclarationProblem(
                        current.className(),
                        "",
                        "its record's name changed, and stored ciphertexts are bound to the former one; keep that"));
            }
            Set<String> known = knownIds(current);
            before.members().stream()
                    .filter(member -> member.encryption()
                            .filter(seal -> !known.contains(seal.id()))
                            .isPresent())
                    .forEach(member -> problems.add(vanished(current.className(), member)));
            problems.addAll(new SealedAlike(before, current).changes());
        });
        return problems;
    }

    List<DeclarationProblem> vanishedFrom(Collection<RecordDeclaration> current) {
        Set<String> kept = new HashSet<>();
        current.forEach(now -> formerOf(now).ifPresent(before -> kept.add(before.className())));
        return byClassName.keySet().stream()
                .filter(name -> !kept.contains(name))
                .sorted()
                .map(name -> new DeclarationProblem(
                        name,
                        "",
                        "it has sealed members in the former data map and is gone; if no stored value is left, take it"
                                + " out of that map"))
                .toList();
    }

    /** A record is found again by its logical name, whatever its class is called now; else by its class. */
    private Optional<RecordDeclaration> formerOf(RecordDeclaration current) {
        return current.name()
                .map(byRecordName::get)
                .or(() -> Optional.ofNullable(byClassName.get(current.className())));
    }

    private static Set<String> knownIds(RecordDeclaration current) {
        Set<String> ids = new HashSet<>();
        current.members().stream()
                .flatMap(member -> member.encryption().stream())
                .forEach(seal -> {
                    ids.add(seal.id());
                    ids.addAll(seal.formerly());
                });
        return ids;
    }

    private static DeclarationProblem vanished(String className, MemberDeclaration member) {
        return new DeclarationProblem(
                className,
                member.name(),
                "values are sealed under its id, which vanished; name it in formerly = … of the member that took them"
                        + " over, or take it out of the former data map once no such value is left");
    }

    private static boolean sealsAnything(RecordDeclaration record) {
        return record.members().stream().anyMatch(member -> member.encryption().isPresent());
    }
}
