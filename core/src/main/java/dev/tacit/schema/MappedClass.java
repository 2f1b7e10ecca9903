package dev.tacit.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What mappings say of a class: its own, and those of its superclasses, which reach it as their annotations would. Classes
 * that one cannot edit come as generated subclasses, too.
 *
 * @param own the mapping that names the class
 * @param above the mappings of its superclasses, the nearest first
 */
record MappedClass(Optional<RecordDeclaration> own, Map<Class<?>, RecordDeclaration> above) {
    private static final String DROPPED =
            "its annotation says more than the mapping, which stands in for all annotations of"
                    + " its class; repeat there what holds, or say notPersonal of it";

    static MappedClass of(Class<?> type, Map<String, RecordDeclaration> mappings) {
        Map<Class<?>, RecordDeclaration> above = new LinkedHashMap<>();
        for (Class<?> c = type.getSuperclass(); c != null; c = c.getSuperclass()) {
            RecordDeclaration mapping = mappings.get(c.getName());
            if (mapping != null) {
                above.put(c, mapping);
            }
        }
        return new MappedClass(Optional.ofNullable(mappings.get(type.getName())), above);
    }

    boolean isEmpty() {
        return own.isEmpty() && above.isEmpty();
    }

    /** Returns what holds of the class, of which its annotations say this: every member stands in it. */
    RecordDeclaration over(RecordDeclaration annotated, List<Member> members) {
        List<MemberDeclaration> all = new ArrayList<>();
        for (Member member : members) {
            all.add(declaration(member, annotated).withType(member.type().getTypeName()));
        }
        RecordDeclaration named = own.orElse(annotated);
        return new RecordDeclaration(
                named.name(),
                annotated.className(),
                named.retain(),
                id(RecordDeclaration::recordId, annotated, members),
                id(RecordDeclaration::subjectId, annotated, members),
                all);
    }

    private MemberDeclaration declaration(Member member, RecordDeclaration annotated) {
        Optional<MemberDeclaration> byAnnotation =
                annotated.member(member.name()).filter(said -> !covers(member));
        return mappings(mapping -> mapping.member(member.name()), byAnnotation.filter(MemberDeclaration::isPersonal))
                .or(() -> byAnnotation)
                .orElseGet(() -> MemberDeclaration.of(member.name()));
    }

    private Optional<String> id(
            Function<RecordDeclaration, Optional<String>> id, RecordDeclaration annotated, List<Member> members) {
        return mappings(id, Optional.empty())
                .or(() -> id.apply(annotated)
                        .filter(name -> members.stream()
                                .anyMatch(member -> member.name().equals(name) && !covers(member))));
    }

    /** The class's own mapping comes first; then what its annotations say of its own field, which may hide a mapped one. */
    private <T> Optional<T> mappings(Function<RecordDeclaration, Optional<T>> said, Optional<T> ofOwnField) {
        return own.flatMap(said)
                .or(() -> ofOwnField)
                .or(() -> above.values().stream()
                        .flatMap(mapping -> said.apply(mapping).stream())
                        .findFirst());
    }

    /** Says whether a mapping stands in for the annotations of the class that declares the member. */
    private boolean covers(Member member) {
        return own.isPresent()
                || above.keySet().stream().anyMatch(mapped -> member.owner().isAssignableFrom(mapped));
    }

    /** Returns what cannot hold of the class's own mapping, of which the annotations say this. */
    List<DeclarationProblem> problems(RecordDeclaration annotated, List<Member> members) {
        return own.stream()
                .flatMap(mapping ->
                        Stream.concat(unknownMembers(mapping, members), dropped(annotated, over(annotated, members))))
                .toList();
    }

    /** Who adds a category by a mapping seldom means that the class's own sealing ends: from then on it stores clear text. */
    private static Stream<DeclarationProblem> dropped(RecordDeclaration annotated, RecordDeclaration held) {
        Stream<DeclarationProblem> members = annotated.members().stream()
                .filter(said -> drops(said, held.member(said.name())))
                .map(said -> new DeclarationProblem(held.className(), said.name(), DROPPED));
        Stream<DeclarationProblem> subject = annotated.subjectId().stream()
                .filter(id -> held.subjectId().isEmpty())
                .map(id -> new DeclarationProblem(held.className(), id, DROPPED));
        return Stream.concat(members, subject);
    }

    private static boolean drops(MemberDeclaration annotated, Optional<MemberDeclaration> held) {
        boolean isSealed = held.flatMap(MemberDeclaration::encryption).isPresent();
        boolean isJudged = held.filter(
                        said -> said.isPersonal() || said.notPersonal().isPresent())
                .isPresent();
        return annotated.encryption().isPresent() ? !isSealed : annotated.isPersonal() && !isJudged;
    }

    private static Stream<DeclarationProblem> unknownMembers(RecordDeclaration mapping, List<Member> members) {
        List<String> known = members.stream().map(Member::name).toList();
        return Stream.of(
                        mapping.members().stream().map(MemberDeclaration::name),
                        mapping.recordId().stream(),
                        mapping.subjectId().stream())
                .flatMap(names -> names)
                .distinct()
                .filter(name -> !known.contains(name))
                .map(name -> new DeclarationProblem(mapping.className(), name, "the class has no such member"));
    }
}
