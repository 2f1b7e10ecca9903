package dev.tacit.schema;

import dev.tacit.category.Catalog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The registry of what is personal: annotations of classes, mappings of classes that the host cannot edit, and the
 * catalog of categories. The vault, the scrubber and the engines take one; there is no global state.
 *
 * <pre>{@code
 * Schemas schemas = Schemas.annotated()
 *     .with(DeclarationJson.read(Files.readString(Path.of("partner-classes.json"))))
 *     .with(catalog);
 * schemas.verify(getClass().getClassLoader());     // at start: every mapping holds
 * }</pre>
 *
 * <p>Immutable and thread-safe. Schemas are built once a class, at first use; asking again costs about as much as {@link
 * ClassValue#get}.
 */
public final class Schemas {
    private final Map<String, RecordDeclaration> mappings;
    private final Catalog catalog;
    private final List<RecordDeclaration> former;

    private final ClassValue<ClassFacts> facts = new ClassValue<>() {
        @Override
        protected ClassFacts computeValue(Class<?> type) {
            return factsOf(type);
        }
    };
    private final ClassValue<SchemaAnswer> answers = new ClassValue<>() {
        @Override
        protected SchemaAnswer computeValue(Class<?> type) {
            SchemaAnswer answer = builder().answerFor(type);
            answer.ifSchema(schema -> learn(List.of(schema.declaration())));
            return answer;
        }
    };
    private final ClassValue<RecordSchema<?>> structures = new ClassValue<>() {
        @Override
        protected RecordSchema<?> computeValue(Class<?> type) {
            return builder().structureOf(type);
        }
    };
    private final ClassValue<Optional<Classification>> classifications = new ClassValue<>() {
        @Override
        protected Optional<Classification> computeValue(Class<?> type) {
            return AnnotationReader.classificationOf(type);
        }
    };

    private final ClassifiedNames names;
    private final AtomicBoolean dataMapsAreRead = new AtomicBoolean();

    private Schemas(Map<String, RecordDeclaration> mappings, Catalog catalog, List<RecordDeclaration> former) {
        this.mappings = Map.copyOf(mappings);
        this.catalog = catalog;
        this.former = List.copyOf(former);
        this.names = new ClassifiedNames(catalog);
        names.learn(this.mappings.values());
    }

    /**
     * Returns a registry that goes by annotations, and by the catalog that the thread's context class loader finds
     * ({@link Catalog#installed}).
     *
     * @throws dev.tacit.json.JsonException if a file with the host's own categories is malformed
     */
    public static Schemas annotated() {
        return new Schemas(Map.of(), Catalog.installed(hostLoader()), List.of());
    }

    /** Returns a registry in which this mapping stands in for the annotations of the class that it names. */
    public Schemas with(RecordDeclaration mapping) {
        return with(List.of(mapping));
    }

    /** Returns a registry in which these mappings stand in for the annotations of the classes that they name. */
    public Schemas with(Collection<RecordDeclaration> more) {
        Map<String, RecordDeclaration> all = new HashMap<>(mappings);
        more.forEach(mapping -> all.put(mapping.className(), mapping));
        return new Schemas(all, catalog, former);
    }

    /** Returns a registry with this catalog. */
    public Schemas with(Catalog newCatalog) {
        return new Schemas(mappings, newCatalog, former);
    }

    /**
     * Returns a registry that refuses a class in which an id vanished under which values are stored: one that was sealed in
     * this former data map and is now neither an {@code id} nor {@code formerly} one.
     */
    public Schemas since(Collection<RecordDeclaration> formerDataMap) {
        return new Schemas(mappings, catalog, List.copyOf(formerDataMap));
    }

    /** Returns the catalog that declarations are held against. */
    public Catalog catalog() {
        return catalog;
    }

    /**
     * Holds every mapping against the class that it names, which is loaded and not initialized. Without this call a mapping
     * of a class that does not exist goes unnoticed, since Tacit loads no class by its name on its own account.
     *
     * @throws DeclarationException with every problem of every mapping
     */
    public void verify(ClassLoader loader) {
        List<DeclarationProblem> problems = new ArrayList<>();
        mappings.keySet().stream().sorted().forEach(name -> problems.addAll(problemsOf(name, loader)));
        if (!problems.isEmpty()) {
            throw new DeclarationException(problems);
        }
    }

    /**
     * Returns the schema of a personal record.
     *
     * @throws DeclarationException if the class is none, its declaration cannot hold, or its members may not be read
     */
    @SuppressWarnings("unchecked") // the registry maps each class to the schema built for that class
    public <T> RecordSchema<T> of(Class<T> type) {
        return (RecordSchema<T>) answers.get(type).record();
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
     * Returns what a class is classified as by an annotation on itself, on a superclass or on an interface of theirs: it
     * then covers each instance, wherever it turns up.
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

    /**
     * Returns how classified members are classified, by their names in lower case without hyphens and underscores: a value that
     * stands under such a name elsewhere, in a log for example, is likely the same. Knows the mapped classes, those in the data
     * maps that the thread's context class loader finds at the first call, and each class since its schema was asked for. The more
     * sensitive counts where classes differ. Returns another map, never a changed one, when another name has become known.
     */
    public Map<String, Classification> classifiedNames() {
        if (!dataMapsAreRead.get()) {
            learn(DataMaps.of(hostLoader()).stream()
                    .filter(declaration -> !mappings.containsKey(declaration.className()))
                    .toList());
            dataMapsAreRead.set(true);
        }
        return names.known();
    }

    private void learn(Collection<RecordDeclaration> declarations) {
        names.learn(declarations);
    }

    private ClassFacts factsOf(Class<?> type) {
        RecordDeclaration mapping = mappings.get(type.getName());
        return mapping == null ? ClassFacts.of(type) : ClassFacts.of(type, mapping);
    }

    private SchemaBuilder builder() {
        return new SchemaBuilder(facts::get, catalog, former);
    }

    private List<DeclarationProblem> problemsOf(String mapped, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(mapped, false, loader);
            return Reachability.isLeaf(type)
                    ? List.of(new DeclarationProblem(
                            mapped,
                            "",
                            "a mapping names it, and it is an interface, an enum or a class of the JDK, which Tacit does"
                                    + " not look into; map the classes that hold the values"))
                    : answers.get(type).problems();
        } catch (ClassNotFoundException | LinkageError missing) {
            return List.of(new DeclarationProblem(mapped, "", "a mapping names it, and there is no such class"));
        }
    }

    private static ClassLoader hostLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : ClassLoader.getSystemClassLoader();
    }
}
