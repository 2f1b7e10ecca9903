package dev.tacit.schema;

import dev.tacit.category.Catalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Builds the schema of one class, and collects all that stands against it. Not thread-safe; one a class. */
final class SchemaBuilder {
    private final Function<Class<?>, ClassFacts> facts;
    private final Catalog catalog;
    private final List<RecordDeclaration> former;
    private final Reachability reachability;
    private final Openness openness;
    private final Set<DeclarationProblem> problems = new LinkedHashSet<>();

    SchemaBuilder(Function<Class<?>, ClassFacts> facts, Catalog catalog, List<RecordDeclaration> former) {
        this.facts = facts;
        this.catalog = catalog;
        this.former = former;
        this.reachability = new Reachability(facts);
        this.openness = new Openness(facts);
    }

    SchemaAnswer answerFor(Class<?> type) {
        if (Reachability.isLeaf(type) || !reachability.reaches(List.of(type))) {
            return SchemaAnswer.nothing(type);
        }
        ClassFacts found = facts.apply(type);
        problems.addAll(found.problems());
        problems.addAll(DeclarationChecks.with(catalog).since(former).check(found.declaration()));
        checkIds(found);
        checkReadableMembers(type, found);
        RecordSchema<?> schema = build(type, found);
        DataMapPresence.look(type);
        return problems.isEmpty() ? SchemaAnswer.of(schema) : SchemaAnswer.refusal(type, List.copyOf(problems));
    }

    /** @throws DeclarationException if the class's members may not be read; what it declares is not held against it */
    RecordSchema<?> structureOf(Class<?> type) {
        ClassFacts found = facts.apply(type);
        problems.addAll(found.members().isEmpty() ? found.problems() : List.of());
        RecordSchema<?> schema = build(type, found);
        if (!problems.isEmpty()) {
            throw new DeclarationException(List.copyOf(problems));
        }
        return schema;
    }

    private <T> RecordSchema<T> build(Class<T> type, ClassFacts found) {
        List<MemberSchema> members = new ArrayList<>();
        for (Member member : found.members()) {
            collect(() -> members.add(schemaOf(member, found.declaration())));
        }
        return new RecordSchema<>(type, found.declaration(), members);
    }

    private MemberSchema schemaOf(Member member, RecordDeclaration declaration) {
        MemberDeclaration declared =
                declaration.member(member.name()).orElseGet(() -> MemberDeclaration.of(member.name()));
        Optional<Classification> strictest = declared.classifications().stream()
                .max(Comparator.comparing(classification -> classification.strictest(catalog)));
        Set<Class<?>> mentioned = TypeWalk.classes(member.genericType());
        return new MemberSchema(
                declared,
                member,
                strictest,
                reachability.reaches(mentioned),
                openTo(member, declaration),
                reachability.categories(mentioned));
    }

    /** An id is stored as its text, whatever its class has besides. */
    private Optional<String> openTo(Member member, RecordDeclaration declaration) {
        boolean isId = Stream.of(declaration.recordId(), declaration.subjectId())
                .anyMatch(id -> id.filter(member.name()::equals).isPresent());
        return isId ? Optional.empty() : openness.of(member.genericType());
    }

    private void checkReadableMembers(Class<?> type, ClassFacts found) {
        RecordDeclaration declaration = found.declaration();
        for (Member member : found.members()) {
            declaration
                    .member(member.name())
                    .flatMap(said -> DeclarationChecks.readableAround(
                            declaration, said, () -> reachability.encryptedMember(classesIn(member, type))))
                    .ifPresent(problems::add);
        }
    }

    /** A variable of a superclass stands for what the class gives it. */
    private static Set<Class<?>> classesIn(Member member, Class<?> type) {
        Set<Class<?>> classes = new LinkedHashSet<>(TypeWalk.classes(member.genericType()));
        if (TypeWalk.hasVariable(member.genericType())) {
            Hierarchy.arguments(type).forEach(argument -> classes.addAll(TypeWalk.classes(argument)));
        }
        return classes;
    }

    private void checkIds(ClassFacts found) {
        RecordDeclaration declaration = found.declaration();
        Set<String> ids = new LinkedHashSet<>();
        declaration.recordId().ifPresent(ids::add);
        declaration.subjectId().ifPresent(ids::add);
        declaration.members().stream()
                .flatMap(member -> member.encryption().stream())
                .forEach(encryption -> encryption.subjectMember().ifPresent(ids::add));
        found.members().stream()
                .filter(member -> ids.contains(member.name()))
                .forEach(member -> collect(() -> checkId(declaration, member)));
    }

    private void checkId(RecordDeclaration declaration, Member member) {
        if (!IdText.mayBe(member.type())) {
            problems.add(new DeclarationProblem(declaration.className(), member.name(), IdText.RULE));
        }
    }

    private void collect(Runnable step) {
        try {
            step.run();
        } catch (DeclarationException refused) {
            problems.addAll(refused.problems());
        }
    }
}
