package dev.tacit.schema;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One member of a class: what is declared of it, and how to read it.
 *
 * <p>Immutable and thread-safe.
 */
public final class MemberSchema {
    private final MemberDeclaration declaration;
    private final Class<?> type;
    private final Type genericType;
    private final Optional<Classification> classification;
    private final boolean reachesPersonalData;
    private final Optional<String> openTo;
    private final SortedSet<String> categories;
    private final MethodHandle getter;

    MemberSchema(
            MemberDeclaration declaration,
            Member member,
            Optional<Classification> classification,
            boolean reachesPersonalData,
            Optional<String> openTo,
            SortedSet<String> reachedCategories) {
        this.declaration = declaration;
        this.type = member.type();
        this.genericType = member.genericType();
        this.classification = classification;
        this.reachesPersonalData = reachesPersonalData;
        this.openTo = openTo.filter(open -> declaration.notPersonal().isEmpty());
        SortedSet<String> all = new TreeSet<>(reachedCategories);
        declaration.classifications().forEach(own -> all.add(own.category()));
        this.categories = Collections.unmodifiableSortedSet(all);
        this.getter = Accessors.getter(member);
    }

    /** @throws DeclarationException if the member's module does not open its package to Tacit */
    static MemberSchema unclassified(Member member) {
        return new MemberSchema(
                MemberDeclaration.of(member.name()),
                member,
                Optional.empty(),
                false,
                Optional.empty(),
                new TreeSet<>());
    }

    /** Returns the component's or field's name. */
    public String name() {
        return declaration.name();
    }

    /** Returns what is declared of it. */
    public MemberDeclaration declaration() {
        return declaration;
    }

    /**
     * Returns the classification by which its values are handled: the strictest, where the member has several. Empty if it
     * is not classified.
     */
    public Optional<Classification> classification() {
        return classification;
    }

    /**
     * Returns the categories of what it holds: its own, and those of members of the classes that its type mentions. Empty
     * where nothing says of which category a value is, though it may be personal data.
     */
    public SortedSet<String> categories() {
        return categories;
    }

    /** Returns its class. */
    public Class<?> type() {
        return type;
    }

    /** Returns its type with type arguments. */
    public Type genericType() {
        return genericType;
    }

    /**
     * Says whether the member is personal data, or its type mentions a class in which something is: then erasing the
     * record means erasing the whole member.
     */
    public boolean holdsPersonalData() {
        return reachesPersonalData || declaration.isPersonal();
    }

    /**
     * Says whether personal data may stand in the member: it {@linkplain #holdsPersonalData holds} some, or its type leaves
     * open what values are, and nothing says that it is not personal.
     */
    public boolean mayHoldPersonalData() {
        return holdsPersonalData() || openTo.isPresent();
    }

    /**
     * Returns the name of a type to which the member's type leads and in whose place objects of classes may stand of which
     * nobody knows: a class that may be extended, an interface that is not sealed, {@code Object}, a type without its
     * arguments. Whether they are personal, no declaration says.
     *
     * <p>Empty if there is none, if the member holds personal data anyhow or is said not to ({@code @NotPersonal}), and if
     * its type is itself such a catch-all ({@code Object}, {@code List<?>}, an interface that is not sealed).
     */
    public Optional<String> undeclared() {
        return holdsPersonalData() || TypeWalk.isOpen(genericType) ? Optional.empty() : openTo;
    }

    /**
     * Returns the member's value in this instance, or null.
     *
     * @param record an instance of the schema's class
     */
    public @Nullable Object read(Object record) {
        try {
            return (Object) getter.invokeExact(record);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("reading a field throws nothing checked", e);
        }
    }
}
