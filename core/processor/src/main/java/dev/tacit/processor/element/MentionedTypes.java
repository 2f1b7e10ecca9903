package dev.tacit.processor.element;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Walks through a type: {@code Map<String, List<Order>>} mentions Map, String, List and Order. */
public final class MentionedTypes {
    /** Returns the type and all that it mentions, each once a mention; without recursion, so depth costs no stack. */
    public static List<TypeMirror> in(TypeMirror type) {
        List<TypeMirror> found = new ArrayList<>();
        Deque<TypeMirror> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            TypeMirror next = open.pop();
            found.add(next);
            if (next instanceof DeclaredType declared) {
                declared.getTypeArguments().forEach(open::push);
            } else if (next instanceof ArrayType array) {
                open.push(array.getComponentType());
            } else if (next instanceof WildcardType wildcard) {
                pushIfPresent(open, wildcard.getExtendsBound());
                pushIfPresent(open, wildcard.getSuperBound());
            }
        }
        return found;
    }

    private static void pushIfPresent(Deque<TypeMirror> open, @Nullable TypeMirror bound) {
        if (bound != null) {
            open.push(bound);
        }
    }

    private MentionedTypes() {}
}
