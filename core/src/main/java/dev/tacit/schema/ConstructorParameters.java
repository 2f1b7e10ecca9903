package dev.tacit.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Annotations of constructor parameters, by the field that each parameter is for. Kotlin puts the annotation of {@code
 * class Person(@EmailAddress val email: String)} on the parameter alone.
 *
 * <p>Names decide if the compiler kept them ({@code -parameters}, {@code -java-parameters}). Without names a data class's
 * parameters are matched in order: each is a property, and their fields come first. Other classes are not guessed at: in
 * Kotlin an annotation that finds no field is refused; in Java it speaks of the parameter alone.
 */
final class ConstructorParameters {
    private final Class<?> type;
    private final List<Field> fields;
    private final Map<String, List<Annotation>> found = new LinkedHashMap<>();

    private ConstructorParameters(Class<?> type, List<Field> fields) {
        this.type = type;
        this.fields = fields;
    }

    /** @throws DeclarationException if a Kotlin class's annotation cannot be matched with a field */
    static Map<String, List<Annotation>> of(Class<?> type, List<Field> fields) {
        ConstructorParameters all = new ConstructorParameters(type, fields);
        if (!type.isRecord() && !type.isEnum()) {
            List.of(type.getDeclaredConstructors()).forEach(all::read);
        }
        return all.found;
    }

    private void read(Constructor<?> constructor) {
        Parameter[] parameters = constructor.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            List<Annotation> ours = Arrays.stream(parameters[i].getAnnotations())
                    .filter(Annotations::isOurs)
                    .toList();
            if (!ours.isEmpty()) {
                take(ours, parameters[i], i);
            }
        }
    }

    private void take(List<Annotation> ours, Parameter parameter, int position) {
        fieldOf(parameter, position)
                .ifPresentOrElse(
                        field -> found.computeIfAbsent(field.getName(), name -> new ArrayList<>())
                                .addAll(ours),
                        this::refuseGuess);
    }

    private Optional<Field> fieldOf(Parameter parameter, int position) {
        if (parameter.isNamePresent()) {
            return fields.stream()
                    .filter(field -> field.getName().equals(parameter.getName()))
                    .findFirst();
        }
        boolean inOrder = isDataClass()
                && position < fields.size()
                && fields.get(position).getType() == parameter.getType();
        return inOrder ? Optional.of(fields.get(position)) : Optional.empty();
    }

    private void refuseGuess() {
        if (isKotlin()) {
            throw new DeclarationException(List.of(new DeclarationProblem(
                    type.getName(),
                    "",
                    "an annotation on a constructor's parameter cannot be matched with its property;"
                            + " write @field: before it, or compile with -java-parameters")));
        }
    }

    private boolean isKotlin() {
        return Arrays.stream(type.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().getName().equals("kotlin.Metadata"));
    }

    private boolean isDataClass() {
        return isKotlin()
                && Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> Getters.plainName(method).equals("component1"));
    }
}
