package dev.tacit.audit.scrub;

import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Which static types may stand for objects that hold others, by the types alone. */
final class HeldTypes {
    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.");

    /** Returns the types of the fields that each instance has, those that compilers add included, but for the JDK's fields. */
    static Stream<Type> ofFields(Class<?> type) {
        return fieldsOf(type).map(Field::getGenericType);
    }

    private static Stream<Field> fieldsOf(Class<?> type) {
        return Stream.<Class<?>>iterate(type, c -> c != null && !isJdk(c), Class::getSuperclass)
                .flatMap(c -> Arrays.stream(c.getDeclaredFields()))
                .filter(field -> !Modifier.isStatic(field.getModifiers()));
    }

    /** A final type of the JDK's shows all that it holds; a value of any other type may be more than that says. */
    static boolean mayHide(Type type) {
        if (type instanceof Class<?> c) {
            return c.isArray() ? mayHide(c.getComponentType()) : c.isEnum() ? mayHoldMore(c) : !isPlainJdk(c);
        }
        if (type instanceof ParameterizedType parameterized && parameterized.getRawType() instanceof Class<?> raw) {
            return Containers.isContainerType(raw)
                    ? Arrays.stream(parameterized.getActualTypeArguments()).anyMatch(HeldTypes::mayHide)
                    : !isPlainJdk(raw);
        }
        return !(type instanceof GenericArrayType array) || mayHide(array.getGenericComponentType());
    }

    /** Most enums hold texts and numbers. One of which a constant has a body is not final. */
    private static boolean mayHoldMore(Class<?> enumType) {
        return !Modifier.isFinal(enumType.getModifiers())
                || fieldsOf(enumType).anyMatch(field -> !isPlainJdk(field.getType()));
    }

    private static boolean isPlainJdk(Class<?> type) {
        boolean isClosed = Modifier.isFinal(type.getModifiers()) || type.isSealed() || Scalars.isScalarType(type);
        return type.isPrimitive() || (isJdk(type) && isClosed && !Containers.isContainerType(type));
    }

    static boolean isJdk(Class<?> type) {
        return JDK.stream().anyMatch(type.getName()::startsWith);
    }

    private HeldTypes() {}
}
