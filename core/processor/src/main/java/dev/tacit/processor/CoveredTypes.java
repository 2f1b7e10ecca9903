package dev.tacit.processor;

import dev.tacit.processor.element.MemberElement;
import dev.tacit.processor.element.MentionedTypes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/**
 * The classes whose instances a classified member holds: the member's classification covers all below it, so their own
 * members need none. A class covered somewhere counts as covered everywhere.
 */
final class CoveredTypes {
    private final Set<String> names = new HashSet<>();

    static CoveredTypes of(Iterable<DeclaredClass> classes) {
        Map<String, DeclaredClass> known = new HashMap<>();
        classes.forEach(c -> known.put(c.type().getQualifiedName().toString(), c));
        CoveredTypes covered = new CoveredTypes();
        Deque<String> open = new ArrayDeque<>();
        classes.forEach(c -> c.members().stream()
                .filter(member -> !member.personalData().isEmpty())
                .forEach(member -> namesIn(member).forEach(open::push)));
        while (!open.isEmpty()) { // a type seen before adds nothing, so cycles end
            String next = open.pop();
            DeclaredClass c = known.get(next);
            if (c != null && covered.names.add(next)) {
                c.members().forEach(member -> namesIn(member).forEach(open::push));
            }
        }
        return covered;
    }

    boolean contains(TypeElement type) {
        return names.contains(type.getQualifiedName().toString());
    }

    private static Set<String> namesIn(MemberElement member) {
        Set<String> names = new HashSet<>();
        MentionedTypes.in(member.type()).forEach(type -> {
            if (type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element) {
                names.add(element.getQualifiedName().toString());
            }
        });
        return names;
    }
}
