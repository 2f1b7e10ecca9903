package dev.tacit.schema;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What reflection and mappings, if there are some, say of a class.
 *
 * @param members as reflection shows them; empty if the class cannot be read
 * @param declaration every member stands in it
 * @param problems what a declaration cannot express, or why the class cannot be read
 * @param mentioned the classes that the members' types mention, and those that stand in for a superclass's variables
 * @param values the types of what may hold personal data: those of its members, but for what is said not to be personal,
 *     and those that stand in for a superclass's variables
 * @param speaks whether something in the class is personal; said of a class that cannot be read, too
 */
record ClassFacts(
        List<Member> members,
        RecordDeclaration declaration,
        List<DeclarationProblem> problems,
        Set<Class<?>> mentioned,
        List<Type> values,
        boolean speaks) {

    /** Goes by the annotations, and where there are mappings by these. */
    static ClassFacts of(Class<?> type, MappedClass mapped) {
        try {
            List<Member> members = Member.of(type);
            AnnotationReader reader = new AnnotationReader(type, members);
            RecordDeclaration annotated = reader.read();
            return mapped.isEmpty()
                    ? of(type, members, annotated, reader.problems())
                    : of(type, members, mapped.over(annotated, members), mapped.problems(annotated, members));
        } catch (DeclarationException unreadable) {
            RecordDeclaration nothing = mapped.own().orElseGet(() -> RecordDeclaration.of(type.getName(), List.of()));
            return new ClassFacts(List.of(), nothing, unreadable.problems(), Set.of(), List.of(), true);
        }
    }

    /** Returns the classes that the types of what may hold personal data mention. */
    Set<Class<?>> valueClasses() {
        Set<Class<?>> mentioned = new LinkedHashSet<>();
        values.forEach(value -> mentioned.addAll(TypeWalk.classes(value)));
        return mentioned;
    }

    private static ClassFacts of(
            Class<?> type, List<Member> members, RecordDeclaration declaration, List<DeclarationProblem> problems) {
        List<Type> above = MemberReader.reading(type, () -> Hierarchy.arguments(type));
        Set<Class<?>> mentioned = MemberReader.reading(type, () -> mentioned(members, above));
        boolean speaks = declaration.saysAnything()
                || !problems.isEmpty()
                || AnnotationReader.classificationOf(type).isPresent();
        return new ClassFacts(members, declaration, problems, mentioned, values(members, declaration, above), speaks);
    }

    private static Set<Class<?>> mentioned(List<Member> members, List<Type> above) {
        Set<Class<?>> mentioned = new LinkedHashSet<>();
        members.forEach(member -> mentioned.addAll(TypeWalk.classes(member.genericType())));
        above.forEach(argument -> mentioned.addAll(TypeWalk.classes(argument)));
        return mentioned;
    }

    private static List<Type> values(List<Member> members, RecordDeclaration declaration, List<Type> above) {
        List<Type> values = new ArrayList<>(above);
        members.stream()
                .filter(member -> declaration
                        .member(member.name())
                        .flatMap(MemberDeclaration::notPersonal)
                        .isEmpty())
                .forEach(member -> values.add(member.genericType()));
        return values;
    }
}
