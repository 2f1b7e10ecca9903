package dev.tacit.processor.element;

import java.util.Locale;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Names types as {@link Class#getTypeName} does: {@code java.util.List}, {@code int}, {@code Order$Line[]}. */
final class ErasedNames {
    private final Elements elements;
    private final Types types;

    ErasedNames(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    String of(TypeMirror type) {
        StringBuilder dimensions = new StringBuilder();
        TypeMirror next = types.erasure(type);
        while (next instanceof ArrayType array) {
            dimensions.append("[]");
            next = types.erasure(array.getComponentType());
        }
        return nameOf(next) + dimensions;
    }

    private String nameOf(TypeMirror type) {
        return type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element
                ? elements.getBinaryName(element).toString()
                : type.getKind().name().toLowerCase(Locale.ROOT);
    }
}
