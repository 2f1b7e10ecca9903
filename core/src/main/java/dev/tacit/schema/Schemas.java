package dev.tacit.schema;

import dev.tacit.category.Catalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The registry of what is personal: annotations of classes, mappings of classes that the host cannot edit, and the
 * catalog of categories. The vault, the scrubber and the engines take one; there is no global state.
 *
 * <p>Immutable and thread-safe. Schemas are built once a class.
 */
public final class Schemas {
    private final Map<String, RecordDeclaration> mappings;
    private final Catalog catalog;
    private final ClassValue<Answer> answers = new ClassValue<>() {
        @Override
        protected Answer computeValue(Class<?> type) {
            return answerFor(type);
        }
    };
    private final ClassValue<RecordSchema<?>> structures = new ClassValue<>() {
        @Override
        protected RecordSchema<?> computeValue(Class<?> type) {
            return build(type, declarationOf(type), ownMembersOf(type));
        }
    };
    private final ClassValue<Optional<Classification>> classifications = new ClassValue<>() {
        @Override
        protected Optional<Classification> computeValue(Class<?> type) {
            return AnnotationReader.classificationOf(type);
        }
    };

    private Schemas(Map<String, RecordDeclaration> mappings, Catalog catalog) {
        this.mappings = mappings;
        this.catalog = catalog;
    }

    /** Returns a registry that goes by annotations and the standard catalog. */
    public static Schemas annotated() {
        return new Schemas(Map.of(), Catalog.standard());
    }

    /** Returns a registry in which this mapping stands in for the annotations of the class that it names. */
    public Schemas with(RecordDeclaration mapping) {
        Map<String, RecordDeclaration> more = new HashMap<>(mappings);
        more.put(mapping.className(), mapping);
        return new Schemas(Map.copyOf(more), catalog);
    }

    /** Returns a registry with this catalog. */
    public Schemas with(Catalog newCatalog) {
        return new Schemas(mappings, newCatalog);
    }

    /** Returns the catalog that declarations are held against. */
    public Catalog catalog() {
        return catalog;
    }

    /**
     * Returns the schema of a personal record.
     *
     * @throws DeclarationException if the class is none, its declaration cannot hold, or its members may not be read
     */
    public <T> RecordSchema<T> of(Class<T> type) {
        RecordSchema<?> schema = find(type)
                .filter(found -> found.declaration().name().isPresent())
                .orElseThrow(() -> new DeclarationException(List.of(new DeclarationProblem(
                        type.getName(), "", "it is no personal record; annotate it with @PersonalRecord"))));
        @SuppressWarnings("unchecked") // the registry maps each class to the schema built for that class
        RecordSchema<T> typed = (RecordSchema<T>) schema;
        return typed;
    }

    /**
     * Returns the schema of a class that has classified members, or members through which classified ones are reached;
     * empty for any other class.
     *
     * @throws DeclarationException if its declaration cannot hold or its members may not be read
     */
    public Optional<RecordSchema<?>> find(Class<?> type) {
        return answers.get(type).schema();
    }

    /**
     * Returns what a class is classified as by an annotation on itself or on a superclass: it then covers each instance,
     * wherever it turns up.
     */
    public Optional<Classification> classificationOf(Class<?> type) {
        return classifications.get(type);
    }

    /**
     * Returns the means to look inside any instance, personal or not: a value of an unclassified class may hold
     * classified ones that its static types do not show. Members that a JDK superclass declares are left out.
     *
     * @throws DeclarationException if the class's members may not be read
     */
    public RecordSchema<?> structureOf(Class<?> type) {
        return structures.get(type);
    }

    private Answer answerFor(Class<?> type) {
        if (isLeaf(type) || !reachesClassified(type, new LinkedHashSet<>())) {
            return Answer.NONE;
        }
        RecordDeclaration declaration = declarationOf(type);
        List<DeclarationProblem> problems = new ArrayList<>(unknownMembers(type, declaration));
        problems.addAll(DeclarationChecks.with(catalog).check(declaration));
        if (!problems.isEmpty()) {
            return Answer.of(new DeclarationException(problems));
        }
        try {
            return Answer.of(build(type, declaration, Member.of(type)));
        } catch (DeclarationException e) {
            return Answer.of(e);
        }
    }

    private RecordDeclaration declarationOf(Class<?> type) {
        RecordDeclaration mapping = mappings.get(type.getName());
        return mapping != null ? mapping : new AnnotationReader(type).read();
    }

    /** A mapping may name members that the class does not have. */
    private static List<DeclarationProblem> unknownMembers(Class<?> type, RecordDeclaration declaration) {
        Set<String> known = Member.of(type).stream().map(Member::name).collect(Collectors.toSet());
        return Stream.of(
                        declaration.members().stream().map(MemberDeclaration::name),
                        declaration.recordId().stream(),
                        declaration.subjectId().stream())
                .flatMap(names -> names)
                .filter(name -> !known.contains(name))
                .map(name -> new DeclarationProblem(type.getName(), name, "the class has no such member"))
                .toList();
    }

    private static List<Member> ownMembersOf(Class<?> type) {
        return Member.of(type).stream()
                .filter(member -> !isLeaf(member.owner()))
                .toList();
    }

    private <T> RecordSchema<T> build(Class<T> type, RecordDeclaration declaration, List<Member> read) {
        List<MemberSchema> members = read.stream()
                .map(member -> new MemberSchema(
                        declaration.member(member.name()).orElseGet(() -> MemberDeclaration.of(member.name())),
                        member.type(),
                        member.genericType(),
                        reachesClassified(member),
                        Accessors.getter(member)))
                .toList();
        return new RecordSchema<>(type, declaration, members);
    }

    /** Depth-first over the types that members mention; a type seen before adds nothing, so cycles end. */
    private boolean reachesClassified(Class<?> type, Set<Class<?>> seen) {
        if (isLeaf(type) || !seen.add(type)) {
            return false;
        }
        if (declarationOf(type).saysAnything()) {
            return true;
        }
        Set<Class<?>> mentioned = new LinkedHashSet<>();
        Member.of(type).forEach(member -> TypeWalk.classes(member.genericType(), mentioned));
        return mentioned.stream().anyMatch(next -> reachesClassified(next, seen));
    }

    private boolean reachesClassified(Member member) {
        Set<Class<?>> mentioned = new LinkedHashSet<>();
        TypeWalk.classes(member.genericType(), mentioned);
        return mentioned.stream().anyMatch(type -> reachesClassified(type, new LinkedHashSet<>()));
    }

    private static boolean isLeaf(Class<?> type) {
        return type.isPrimitive()
                || type.isEnum()
                || type.isArray()
                || type.isInterface()
                || type.getName().startsWith("java.")
                || type.getName().startsWith("javax.")
                || type.getName().startsWith("jdk.")
                || type.getName().startsWith("sun.");
    }

    /** What is known of a class: nothing personal, a schema, or why there can be none. */
    private record Answer(Optional<RecordSchema<?>> found, Optional<DeclarationException> refusal) {
        static final Answer NONE = new Answer(Optional.empty(), Optional.empty());

        static Answer of(RecordSchema<?> schema) {
            return new Answer(Optional.of(schema), Optional.empty());
        }

        static Answer of(DeclarationException refusal) {
            return new Answer(Optional.empty(), Optional.of(refusal));
        }

        Optional<RecordSchema<?>> schema() {
            refusal.ifPresent(problem -> {
                throw new DeclarationException(problem.problems());
            });
            return found;
        }
    }
}
