package dev.tacit.schema;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Finds out whether classified members are reached through the types of members. Breadth first and without recursion: a
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
        Set<Class<?>> seen = new HashSet<>();
        Deque<Class<?>> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            Class<?> next = open.poll();
            if (isLeaf(next) || silent.contains(next) || !seen.add(next)) {
                continue;
            }
            ClassFacts found = facts.apply(next);
            if (found.speaks()) {
                return true;
            }
            open.addAll(found.mentioned());
        }
        silent.addAll(seen);
        return false;
    }

    /** Returns the categories of all that is classified in these classes and in those to which they lead. */
    SortedSet<String> categories(Collection<Class<?>> from) {
        SortedSet<String> categories = new TreeSet<>();
        Set<Class<?>> seen = new HashSet<>();
        Deque<Class<?>> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            Class<?> next = open.poll();
            if (isLeaf(next) || !seen.add(next)) {
                continue;
            }
            ClassFacts found = facts.apply(next);
            AnnotationReader.classificationOf(next).ifPresent(own -> categories.add(own.category()));
            found.declaration()
                    .members()
                    .forEach(member -> member.classifications().forEach(own -> categories.add(own.category())));
            open.addAll(found.mentioned());
        }
        return categories;
    }

    /** Says whether a class declares no members that could be classified. */
    static boolean isLeaf(Class<?> type) {
        return type.isEnum() || type.isArray() || type.isInterface() || Hierarchy.isJdk(type);
    }
}
