package dev.tacit.audit.scrub;

import dev.tacit.schema.DeclarationException;
import dev.tacit.schema.MemberSchema;
import dev.tacit.schema.Schemas;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EventObject;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether an instance of an unclassified class holds a classified one behind a member whose static type does
 * not say so: {@code Page<T>}, {@code Object body}, an interface, a superclass.
 *
 * <p>Looks at up to {@value #MAX_OBJECTS} objects, nearest first, and follows {@value #MAX_REFERENCES} references; an object with
 * more than that below it may hold anything. Reads fields, asks collections and events of the JDK's
 * types for their parts, loads nothing lazily. Immutable and thread-safe.
 */
final class HiddenDepths {
    private static final int MAX_OBJECTS = 512;
    private static final int MAX_REFERENCES = 4096;

    private final Schemas schemas;
    private final ClassValue<Boolean> mayHide = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return HeldTypes.ofFields(type).anyMatch(HeldTypes::mayHide);
        }
    };

    HiddenDepths(Schemas schemas) {
        this.schemas = schemas;
        boolean unused = mayHide.get(HiddenDepths.class); // makes all that it needs while there is stack
    }

    /** What is in or below an object. */
    enum Content {
        CLASSIFIED,
        NOTHING,
        /** Nothing as far as was looked. */
        UNKNOWN
    }

    /**
     * Says what was found in or below this object.
     *
     * @throws DeclarationException if a member that may hide a classified object may not be read
     */
    Content of(Object start) {
        return search(Stream.of(start));
    }

    /**
     * Says what was found in the members of a container of the host's, which may make its parts of them, and not in its parts.
     *
     * @throws DeclarationException if a member that may hide a classified object may not be read
     */
    Content ofMembers(Object container) {
        Class<?> type = container.getClass();
        boolean isPersonal = schemas.find(type)
                .filter(schema -> schema.members().stream().anyMatch(MemberSchema::holdsPersonalData))
                .isPresent();
        return isPersonal ? Content.CLASSIFIED : search(membersOf(container));
    }

    /**
     * Says whether the object is of a classified class, or holds a classified object as far as can be seen. A class of which nobody
     * can say whether it is classified counts as one. Costs little for classes that hold nothing.
     */
    boolean isClassified(Object value) {
        try {
            if (isClassified(value.getClass())) {
                return true;
            }
        } catch (DeclarationException unreadable) {
            return true;
        }
        try {
            return mayHide.get(value.getClass()) && search(membersOf(value)) == Content.CLASSIFIED;
        } catch (DeclarationException unreadable) {
            return false;
        }
    }

    private Content search(Stream<Object> starts) {
        Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());
        starts.forEach(met::add);
        Deque<Object> next = new ArrayDeque<>(met);
        int references = 0;
        boolean complete = true;
        while (!next.isEmpty()) {
            Object value = next.remove();
            if (isClassified(value.getClass())) {
                return Content.CLASSIFIED;
            }
            complete &= !Containers.isLazy(value) || Containers.isHibernates(value);
            Iterator<Object> parts = partsOf(value).iterator();
            while (references <= MAX_REFERENCES && met.size() <= MAX_OBJECTS && parts.hasNext()) {
                references++;
                Object part = parts.next();
                if (met.add(part)) {
                    next.add(part);
                }
            }
        }
        complete &= references <= MAX_REFERENCES && met.size() <= MAX_OBJECTS;
        return complete ? Content.NOTHING : Content.UNKNOWN;
    }

    /** Says whether the value is an object of the host's, with fields of its own. */
    static boolean hasOwnMembers(Object value) {
        Class<?> type = value.getClass();
        return !HeldTypes.isJdk(type)
                && !type.isArray()
                && !(value instanceof Enum)
                && !Containers.isContainerType(type);
    }

    /** Says whether the value is an object of the JDK's that is not looked into, so that only its own text is left. */
    static boolean isOpaque(Object value) {
        return HeldTypes.isJdk(value.getClass()) && !Containers.isContainer(value);
    }

    private boolean isClassified(Class<?> type) {
        return schemas.classificationOf(type).isPresent() || schemas.find(type).isPresent();
    }

    private Stream<Object> partsOf(Object value) {
        Object behind = Proxies.behind(value);
        if (behind != value) {
            return Stream.of(behind).filter(loaded -> loaded != Proxies.NOT_LOADED);
        }
        if (Containers.isContainer(value)) {
            Stream<Object> parts = Containers.partsOf(value).filter(HiddenDepths::isObject);
            return Containers.isOfHost(value) ? Stream.concat(parts, membersOf(value)) : parts;
        }
        if (Proxies.hasHandler(value)) {
            return Stream.of(Proxies.handlerOf(value));
        }
        return Stream.concat(heldByTheJdk(value), membersOf(value));
    }

    /** What a superclass of the JDK's holds and shows. */
    private static Stream<Object> heldByTheJdk(Object value) {
        if (value instanceof EventObject event) {
            return Stream.ofNullable(event.getSource());
        }
        return value instanceof Throwable thrown
                ? Stream.concat(Stream.ofNullable(thrown.getCause()), Stream.of(thrown.getSuppressed()))
                : Stream.of();
    }

    /** What the compiler has put into an inner or local object is held, too, though it is never shown. */
    private Stream<Object> membersOf(Object value) {
        Class<?> type = value.getClass();
        if (type.isArray() || Containers.isLazy(value) || !mayHide.get(type)) {
            return Stream.of();
        }
        return Stream.concat(schemas.structureOf(type).members().stream(), schemas.capturesOf(type).stream())
                .filter(member -> HeldTypes.mayHide(member.genericType()))
                .map(member -> read(member, value))
                .flatMap(Stream::ofNullable);
    }

    private static boolean isObject(@Nullable Object part) {
        return part != null && !(part instanceof String) && !Scalars.isScalar(part);
    }

    private static @Nullable Object read(MemberSchema member, Object owner) {
        return member.read(owner);
    }
}
