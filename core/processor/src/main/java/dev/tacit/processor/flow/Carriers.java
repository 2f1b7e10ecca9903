package dev.tacit.processor.flow;

import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Which calls hand a value on. A call that is not listed is taken to make something else of its arguments: a mask, a
 * handle, a length.
 */
final class Carriers {
    private static final String STRING = "java.lang.String";

    /** Static calls whose result holds their arguments. */
    private static final Map<String, Set<String>> STATIC = Map.of(
            STRING,
            Set.of("valueOf", "format", "join", "copyValueOf"),
            "java.util.Objects",
            Set.of("toString", "requireNonNull", "requireNonNullElse", "requireNonNullElseGet"),
            "java.util.Optional",
            Set.of("of", "ofNullable"),
            "java.util.List",
            Set.of("of", "copyOf"),
            "java.util.Set",
            Set.of("of", "copyOf"),
            "java.util.Map",
            Set.of("of", "entry"),
            "java.util.Arrays",
            Set.of("asList", "toString"),
            "java.util.stream.Stream",
            Set.of("of", "concat"),
            "java.text.MessageFormat",
            Set.of("format"));

    /** Calls that put their arguments into what they are called on. */
    private static final Set<String> FILLING =
            Set.of("append", "insert", "add", "addAll", "put", "concat", "formatted");

    /** Calls whose result is a text with other text in it. */
    private static final Set<String> COMPOSING = Set.of("format", "join", "formatted", "concat", "append", "insert");

    static boolean handsOnArguments(ExecutableElement method) {
        String name = method.getSimpleName().toString();
        return STATIC.getOrDefault(ownerOf(method), Set.of()).contains(name) || fills(method);
    }

    static boolean fills(ExecutableElement method) {
        return FILLING.contains(method.getSimpleName().toString())
                && ownerOf(method).startsWith("java.");
    }

    static boolean composes(ExecutableElement method) {
        return COMPOSING.contains(method.getSimpleName().toString())
                && ownerOf(method).startsWith("java.");
    }

    /** Says whether a call on a classified value may yield the value or a part: its length or equality is none. */
    static boolean mayHoldPart(TypeMirror type) {
        if (type.getKind() == TypeKind.ARRAY || type.getKind() == TypeKind.TYPEVAR) {
            return true;
        }
        return type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && !isHarmless(element.getQualifiedName().toString());
    }

    /** Says whether values of this type show nothing by themselves. */
    static boolean isMasked(TypeMirror type) {
        return type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && Set.of("dev.tacit.Sensitive", "dev.tacit.SubjectHandle")
                        .contains(element.getQualifiedName().toString());
    }

    private static boolean isHarmless(String name) {
        return switch (name) {
            case "java.lang.Boolean", "java.lang.Integer", "java.lang.Long", "java.lang.Class", "java.lang.Void" ->
                true;
            default -> false;
        };
    }

    private static String ownerOf(ExecutableElement method) {
        return method.getEnclosingElement() instanceof TypeElement type
                ? type.getQualifiedName().toString()
                : "";
    }

    private Carriers() {}
}
