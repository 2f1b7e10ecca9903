package dev.tacit.schema;

import dev.tacit.category.Catalog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
 * ClassValue#get}. Nothing of them is left with classes of loaders above Tacit's own.
 */
public final class Schemas {
    private final Map<String, RecordDeclaration> mappings;
    private final Catalog catalog;
    private final List<RecordDeclaration> former;

    private final ClassMemory<ClassFacts> facts = new ClassMemory<>(this::factsOf);
    private final ClassMemory<SchemaAnswer> answers = new ClassMemory<>(this::answerFor);
    private final ClassMemory<RecordSchema<?>> structures =
            new ClassMemory<>(type -> builder().structureOf(type));
    private final ClassMemory<List<MemberSchema>> captures = new ClassMemory<>(type ->
            Member.capturedBy(type).stream().map(MemberSchema::unclassified).toList());
    private final ClassMemory<Optional<Classification>> classifications =
            new ClassMemory<>(AnnotationReader::classificationOf);

    private final ClassifiedNames names;
    private final HostDataMaps dataMaps;
    private volatile boolean dataMapsAreKnown;

    private Schemas(
            Map<String, RecordDeclaration> mappings,
            Catalog catalog,
            List<RecordDeclaration> former,
            HostDataMaps dataMaps) {
        this.dataMaps = dataMaps;
        this.mappings = Map.copyOf(mappings);
        this.catalog = catalog;
        this.former = List.copyOf(former);
        this.names = new ClassifiedNames(catalog);
        names.learn(this.mappings.values());
    }

    /**
     * Returns a registry that goes by annotations, and by the catalog ({@link Catalog#installed}) and the data maps that the
     * thread's context class loader finds now.
     *
     * @throws dev.tacit.json.JsonException if a file with the host's own categories is malformed
     */
    public static Schemas annotated() {
        ClassLoader host = hostLoader();
        return new Schemas(Map.of(), Catalog.installed(host), List.of(), new HostDataMaps(host));
    }

    /**
     * Returns a registry in which this mapping stands in for the annotations of the class that it names. It reaches
     * subclasses, as annotations do.
     */
    public Schemas with(RecordDeclaration mapping) {
        return with(List.of(mapping));
    }

    /** Returns a registry with these mappings, as {@link #with(RecordDeclaration)} for each. */
    public Schemas with(Collection<RecordDeclaration> more) {
        Map<String, RecordDeclaration> all = new HashMap<>(mappings);
        more.forEach(mapping -> all.put(mapping.className(), mapping));
        return new Schemas(all, catalog, former, dataMaps);
    }

    /** Returns a registry with this catalog. */
    public Schemas with(Catalog newCatalog) {
        return new Schemas(mappings, newCatalog, former, dataMaps);
    }

    /**
     * Returns a registry that refuses a class in which an id vanished under which values are stored: one that was sealed in
     * this former data map and is now neither an {@code id} nor {@code formerly} one. So it does where the binding, the
     * subject or the lookup of such an id changed.
     */
    public Schemas since(Collection<RecordDeclaration> formerDataMap) {
        return new Schemas(mappings, catalog, List.copyOf(formerDataMap), dataMaps);
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
        return (RecordSchema<T>) answers.of(type).record();
    }

    /**
     * Returns the schema of a class that has classified members, or members through which classified ones are reached;
     * empty for any other class.
     *
     * @throws DeclarationException if its declaration cannot hold or its members may not be read
     */
    public Optional<RecordSchema<?>> find(Class<?> type) {
        return answers.of(type).schema();
    }

    /**
     * Returns what a class is classified as by an annotation on itself, on a superclass or on an interface of theirs: it
     * then covers each instance, wherever it turns up.
     */
    public Optional<Classification> classificationOf(Class<?> type) {
        return classifications.of(type);
    }

    /**
     * Returns the means to look inside any instance, personal or not: a value of an unclassified class may hold
     * classified ones that its static types do not show. Members that a JDK superclass declares are left out.
     *
     * @throws DeclarationException if the class's members may not be read
     */
    public RecordSchema<?> structureOf(Class<?> type) {
        return structures.of(type);
    }

    /**
     * Returns the means to read what a compiler has put into each instance: the object around an inner one, the variables that a
     * local or anonymous class uses. They are no members and stand in no schema. Empty for most classes.
     *
     * @throws DeclarationException if they may not be read
     */
    public List<MemberSchema> capturesOf(Class<?> type) {
        return captures.of(type);
    }

    /**
     * Returns how classified members are classified, by their names in lower case without hyphens and underscores: a value that
     * stands under such a name elsewhere, in a log for example, is likely the same. Knows the mapped classes, those in the data
     * maps, and each class since its schema was asked for. The more sensitive counts where classes differ. Returns another map,
     * never a changed one, when another name has become known.
     *
     * @throws DeclarationException if a data map cannot be read: then nobody knows what it says of whom
     */
    public Map<String, Classification> classifiedNames() {
        if (!dataMapsAreKnown) {
            learn(dataMaps.declarations().stream()
                    .filter(declaration -> !mappings.containsKey(declaration.className()))
                    .toList());
            dataMapsAreKnown = true;
        }
        return names.known();
    }

    private void learn(Collection<RecordDeclaration> declarations) {
        names.learn(declarations);
    }

    private SchemaAnswer answerFor(Class<?> type) {
        SchemaAnswer answer = builder().answerFor(type);
        answer.ifSchema(schema -> learn(List.of(schema.declaration())));
        return answer;
    }

    private ClassFacts factsOf(Class<?> type) {
        return ClassFacts.of(type, MappedClass.of(type, mappings));
    }

    private SchemaBuilder builder() {
        return new SchemaBuilder(facts::of, catalog, former);
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
                    : answers.of(type).problems();
        } catch (ClassNotFoundException | LinkageError missing) {
            return List.of(new DeclarationProblem(mapped, "", "a mapping names it, and there is no such class"));
        }
    }

    private static ClassLoader hostLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : ClassLoader.getSystemClassLoader();
    }
}
