package dev.tacit.house;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What others can compile against, a line for each type and member, in an order that does not depend on the source's. */
final class ApiListing {
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString", "values", "valueOf");

    private final Set<String> exported;

    /** @param exported the packages that a module exports to everybody */
    ApiListing(Set<String> exported) {
        this.exported = Set.copyOf(exported);
    }

    /** Returns the listing's lines. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        House.MAIN.stream()
                .filter(type -> exported.contains(type.getPackageName()) && isOpen(type))
                .sorted(Comparator.comparing(JavaClass::getName))
                .forEach(type -> {
                    lines.add(headOf(type));
                    membersOf(type).map(line -> "    " + line).sorted().forEach(lines::add);
                });
        return lines;
    }

    /** Public all the way out: a public class inside a hidden one is hidden. */
    private static boolean isOpen(JavaClass type) {
        return isVisible(type.getModifiers())
                && type.getEnclosingClass().map(ApiListing::isOpen).orElse(true)
                && !type.isAnonymousClass()
                && !type.isLocalClass();
    }

    private static String headOf(JavaClass type) {
        return type.getPackageName() + ": " + modifiersOf(type) + kindOf(type) + " " + shortName(type.getName())
                + parametersOf(type) + supertypesOf(type);
    }

    private static String modifiersOf(JavaClass type) {
        boolean saysNothing = type.isInterface() || type.isEnum() || type.isRecord();
        return saysNothing ? "" : spoken(type.getModifiers());
    }

    private static String kindOf(JavaClass type) {
        if (type.isAnnotation()) {
            return "@interface";
        }
        if (type.isInterface()) {
            return "interface";
        }
        return type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
    }

    private static String parametersOf(JavaClass type) {
        return type.getTypeParameters().isEmpty()
                ? ""
                : type.getTypeParameters().stream().map(JavaType::getName).collect(joining(", ", "<", ">"));
    }

    /** Supertypes that others can name; those that every record, enum and annotation has are left out. */
    private static String supertypesOf(JavaClass type) {
        String names = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                .filter(above -> isOpen(above.toErasure())
                        && !above.getName().matches("java\\.lang\\.(Object|Record|Enum.*|annotation\\.Annotation)"))
                .map(above -> shortName(above.getName()))
                .sorted()
                .collect(joining(", "));
        return names.isEmpty() ? "" : " : " + names;
    }

    private static Stream<String> membersOf(JavaClass type) {
        return type.getMembers().stream()
                .filter(member -> isVisible(member.getModifiers()))
                .filter(Predicate.not(ApiListing::isGiven))
                .map(ApiListing::lineOf);
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
                && !modifiers.contains(JavaModifier.SYNTHETIC)
                && !modifiers.contains(JavaModifier.BRIDGE);
    }

    private static boolean isGiven(JavaMember member) {
        return member instanceof JavaMethod && OF_EVERY_OBJECT.contains(member.getName());
    }

    private static String lineOf(JavaMember member) {
        String modifiers = member.getOwner().isInterface() && !isStatic(member) ? "" : spoken(member.getModifiers());
        if (member instanceof JavaField field) {
            return modifiers + shortName(field.getType().getName()) + " " + field.getName();
        }
        JavaCodeUnit unit = (JavaCodeUnit) member;
        String name = unit instanceof JavaConstructor
                ? shortName(unit.getOwner().getName())
                : shortName(unit.getReturnType().getName()) + " " + unit.getName();
        return modifiers + name + parametersOf(unit) + thrownBy(unit);
    }

    private static boolean isStatic(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.STATIC);
    }

    private static String parametersOf(JavaCodeUnit unit) {
        return unit.getParameterTypes().stream()
                .map(type -> shortName(type.getName()))
                .collect(joining(", ", "(", ")"));
    }

    private static String thrownBy(JavaCodeUnit unit) {
        String names = unit.getThrowsClause().stream()
                .map(thrown -> shortName(thrown.getRawType().getName()))
                .sorted()
                .collect(joining(", "));
        return names.isEmpty() ? "" : " throws " + names;
    }

    /** What a caller or a subclass notices; public is what all of it is. */
    private static String spoken(Set<JavaModifier> modifiers) {
        return Stream.of(JavaModifier.PROTECTED, JavaModifier.STATIC, JavaModifier.ABSTRACT, JavaModifier.FINAL)
                .filter(modifiers::contains)
                .map(modifier -> modifier.name().toLowerCase(Locale.ROOT) + " ")
                .collect(joining());
    }

    /** Packages are left out; arrays, and types inside types, are written as in the source. */
    private static String shortName(String name) {
        if (name.startsWith("[")) {
            return shortName(elementOf(name.substring(1))) + "[]";
        }
        return name.replaceAll("\\b(?:[a-z_][a-z0-9_]*\\.)+", "").replace('$', '.');
    }

    /** Class files name a type in an array by a letter of their own (JVMS §4.3.2). */
    private static String elementOf(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'B' -> "byte";
            case 'C' -> "char";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'L' -> descriptor.substring(1, descriptor.length() - 1);
            default -> descriptor;
        };
    }
}
