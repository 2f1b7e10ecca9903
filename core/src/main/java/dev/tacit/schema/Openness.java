package dev.tacit.schema;

import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds out whether objects of classes that nobody knows may stand in a member: then no walk through its type tells what it
 * holds. Breadth first and without recursion, as {@link Reachability}. Not thread-safe.
 */
final class Openness {
    private final Function<Class<?>, ClassFacts> facts;

    Openness(Function<Class<?>, ClassFacts> facts) {
        this.facts = facts;
    }

    /** Returns the name of the first type found that lets in objects of unknown classes. */
    Optional<String> of(Type member) {
        if (TypeWalk.isOpen(member)) {
            return Optional.of(member.getTypeName());
        }
        Set<Class<?>> seen = new HashSet<>();
        Deque<Type> open = new ArrayDeque<>(List.of(member));
        while (!open.isEmpty()) {
            Type next = open.poll();
            if (TypeWalk.isOpenBesideVariables(next)) {
                return Optional.of(next.getTypeName());
            }
            for (Class<?> part : TypeWalk.classesGiven(next)) {
                if (Extensible.isOpen(part)) {
                    return Optional.of(part.getName());
                } else if (!Reachability.isLeaf(part) && seen.add(part)) {
                    open.addAll(facts.apply(part).values());
                }
            }
        }
        return Optional.empty();
    }
}
