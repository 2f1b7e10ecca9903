package dev.tacit.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Finds out whether classified or encrypted members are reached through the types of members. Breadth first and without recursion: a
 * class seen before adds nothing, so circles end and no length of chain overflows the stack. Not thread-safe.
 */
final class Reachability {
    private final Function<Class<?>, ClassFacts> facts;
    private final Set<Class<?>> silent = new HashSet<>();

    Reachability(Function<Class<?>, ClassFacts> facts) {
        this.facts = facts;
    }

    /** Says whether one of these classes is classified, or leads to one that is. */
    boolean reaches(Collection<Class<?>> from) {
        Set<Class<?>> seen = new HashSet<>(silent);
        boolean found = walk(from, seen, ClassFacts::mentioned, (type, facts) -> facts.speaks());
        if (!found) {
            silent.addAll(seen);
        }
        return found;
    }

    /** Returns the categories of all that is classified in these classes and in those to which they lead. */
    SortedSet<String> categories(Collection<Class<?>> from) {
        SortedSet<String> categories = new TreeSet<>();
        walk(from, new HashSet<>(), ClassFacts::mentioned, (type, found) -> {
            AnnotationReader.classificationOf(type).ifPresent(own -> categories.add(own.category()));
            found.declaration()
                    .members()
                    .forEach(member -> member.classifications().forEach(own -> categories.add(own.category())));
            return false;
        });
        return categories;
    }

    /** Returns an encrypted member of these classes or of those to which they lead, but for what is said not to be personal. */
    Optional<String> encryptedMember(Collection<Class<?>> from) {
        List<String> found = new ArrayList<>();
        walk(from, new HashSet<>(), ClassFacts::valueClasses, (type, facts) -> {
            facts.declaration().members().stream()
                    .filter(member -> member.encryption().isPresent())
                    .limit(1)
                    .forEach(member -> found.add(type.getName() + "." + member.name()));
            return !found.isEmpty();
        });
        return found.stream().findFirst();
    }

    /** Says whether one of the classes was enough. */
    private boolean walk(
            Collection<Class<?>> from,
            Set<Class<?>> seen,
            Function<ClassFacts, Set<Class<?>>> onward,
            BiPredicate<Class<?>, ClassFacts> isEnough) {
        Deque<Class<?>> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            Class<?> next = open.poll();
            if (isLeaf(next) || !seen.add(next)) {
                continue;
            }
            ClassFacts found = facts.apply(next);
            if (isEnough.test(next, found)) {
                return true;
            }
            open.addAll(onward.apply(found));
        }
        return false;
    }

    /** Says whether a class declares no members that could be classified. */
    static boolean isLeaf(Class<?> type) {
        return type.isEnum() || type.isArray() || type.isInterface() || Hierarchy.isJdk(type);
    }
}
