package dev.tacit.audit.scrub;

import dev.tacit.schema.DeclarationException;
import dev.tacit.schema.DeclarationProblem;
import dev.tacit.schema.MemberSchema;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The text of one object: classified members hidden, everything that may hold one taken apart, never by its own
 * {@code toString}. The class at run time decides, not the declared one.
 *
 * <p>Looks six levels deep, at {@value #MAX_ELEMENTS} elements of each collection. Not thread-safe; one
 * instance a text.
 */
final class ObjectText {
    private static final int MAX_ELEMENTS = 100;

    private final Schemas schemas;
    private final Covers covers;
    private final HiddenDepths depths;
    private final PersonalNames names;
    private final ScrubbingCounters counters;
    private final StringBuilder out = new StringBuilder();
    private final ObjectPath path;

    /** @param path the objects of whose text this one is a part */
    ObjectText(
            Schemas schemas,
            Covers covers,
            HiddenDepths depths,
            PersonalNames names,
            ScrubbingCounters counters,
            ObjectPath path) {
        this.path = path;
        this.schemas = schemas;
        this.covers = covers;
        this.depths = depths;
        this.names = names;
        this.counters = counters;
    }

    /** Returns the object's text, longer than {@link FreeText#MAX_CHARS} by one part at most. */
    String of(Object value) {
        return of(value, covers.open());
    }

    /** Returns the object's text under this cover. */
    String of(Object value, Cover cover) {
        append(value, cover);
        return out.toString();
    }

    /** Returns the text by the object's members, even if nothing of it is classified. */
    String structureOf(Object value) {
        if (path.isAsked(value)) {
            path.showAsked(() -> appendStructure(value));
        } else if (isPlain(value)) {
            path.show(value, () -> appendStructure(value), out);
        } else {
            append(value, covers.open());
        }
        return out.toString();
    }

    /** Says whether the object is the host's, and of no class for which there are other ways to show it. */
    private boolean isPlain(Object value) {
        Class<?> type = Proxies.writtenClassOf(value);
        return schemas.classificationOf(type).isEmpty()
                && schemas.find(type).isEmpty()
                && Proxies.behind(value) == value
                && HiddenDepths.hasOwnMembers(value);
    }

    private void appendStructure(Object value) {
        appendMembers(schemas.structureOf(Proxies.writtenClassOf(value)), value);
    }

    private void append(@Nullable Object value, Cover cover) {
        if (out.length() > FreeText.MAX_CHARS) {
            return;
        }
        if (value == null) {
            out.append("null");
        } else if (value instanceof String || Scalars.isScalar(value)) {
            out.append(cover.of(value.toString()));
        } else if (isText(value, cover)) {
            out.append(own(value, cover).of(String.valueOf(value.toString())));
        } else if (value instanceof Enum<?> constant) {
            out.append(own(value, cover).of(constant.name()));
        } else {
            path.show(value, () -> appendObject(value, own(value, cover)), out);
        }
    }

    /** A text of a class of the host's is an object like others, unless all of it is covered. */
    private boolean isText(Object value, Cover cover) {
        return value instanceof CharSequence
                && (HiddenDepths.isOpaque(value) || !own(value, cover).isOpen());
    }

    /** What the class itself is classified as counts wherever nothing else was said before. */
    private Cover own(Object value, Cover cover) {
        return cover.isOpen()
                ? schemas.classificationOf(value.getClass()).map(covers::of).orElse(cover)
                : cover;
    }

    /** What changes meanwhile on another thread costs its own text, not the line. */
    private void appendObject(Object value, Cover cover) {
        int before = out.length();
        try {
            appendBehind(value, cover);
        } catch (ConcurrentModificationException | NoSuchElementException changed) {
            out.setLength(before);
            out.append(covers.withheld());
        }
    }

    private void appendBehind(Object value, Cover cover) {
        Object behind = Proxies.behind(value);
        if (behind != value && behind != Proxies.NOT_LOADED) {
            append(behind, cover);
        } else if (behind == Proxies.NOT_LOADED || Containers.isLazy(value)) {
            out.append("<lazy>");
        } else if (Containers.isContainer(value) && (!cover.isOpen() || !Containers.isOfHost(value))) {
            appendContainer(value, cover);
        } else if (cover.isOpen()) {
            appendOpen(value, cover);
        } else {
            out.append(cover.ofWhole());
        }
    }

    /** A class that cannot be read may hold anything, so nothing of it is shown. */
    private void appendOpen(Object value, Cover cover) {
        int before = out.length();
        try {
            Class<?> type = Proxies.writtenClassOf(value);
            Optional<RecordSchema<?>> schema = schemas.find(type);
            if (Containers.isContainer(value)) {
                appendHostsContainer(type, value, cover);
            } else if (schema.isPresent()) {
                appendMembers(schema.get(), value);
            } else {
                appendUnclassified(type, value, cover);
            }
        } catch (DeclarationException e) {
            out.setLength(before);
            out.append(covers.withheld());
            counters.noteUnreadable(value.getClass(), () -> rulesOf(e));
        }
    }

    /** Scanned, since a {@code toString} of the host's may have thrown it; part by part, since a member's name is not a value's. */
    private String rulesOf(DeclarationException e) {
        return e.problems().stream().map(this::ruleOf).collect(Collectors.joining("; "));
    }

    private String ruleOf(DeclarationProblem problem) {
        Cover open = covers.open();
        return new DeclarationProblem(open.of(problem.className()), open.of(problem.member()), open.of(problem.rule()))
                .toString();
    }

    /** One that holds classified ones besides its parts may make them of these. */
    private void appendHostsContainer(Class<?> type, Object value, Cover cover) {
        if (depths.ofMembers(value) == HiddenDepths.Content.NOTHING) {
            appendContainer(value, cover);
        } else {
            appendMembers(schemas.structureOf(type), value);
        }
    }

    private void appendUnclassified(Class<?> type, Object value, Cover cover) {
        switch (depths.of(value)) {
            case CLASSIFIED -> appendHolder(type, value, cover);
            case UNKNOWN -> out.append(nameOf(type)).append("[<deep>]");
            case NOTHING -> {
                boolean mayHide = HiddenDepths.isOpaque(value) && !cover.showsOpaque();
                out.append(mayHide ? cover.ofWhole() : covers.open().of(path.ownTextOf(value)));
            }
        }
    }

    /** What a proxy's handler or an object of the JDK's holds cannot be shown by the object's members. */
    private void appendHolder(Class<?> type, Object value, Cover cover) {
        if (Proxies.hasHandler(value) || HiddenDepths.isOpaque(value)) {
            out.append(cover.ofWhole());
        } else {
            appendMembers(schemas.structureOf(type), value);
        }
    }

    private void appendMembers(RecordSchema<?> schema, Object value) {
        out.append(nameOf(schema.type())).append('[');
        String separator = "";
        for (MemberSchema member : schema.members()) {
            out.append(separator).append(member.name()).append('=');
            append(member.read(value), covers.of(member));
            separator = ", ";
        }
        out.append(']');
    }

    private static String nameOf(Class<?> type) {
        return type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
    }

    private void appendContainer(Object value, Cover cover) {
        if (value instanceof Collection<?> collection) {
            appendAll(collection.iterator(), "[", part -> append(part, cover), "]");
        } else if (value instanceof Map<?, ?> map) {
            appendAll(map.entrySet().iterator(), "{", entry -> appendEntry(entry, cover), "}");
        } else if (value instanceof Map.Entry<?, ?> entry) {
            appendEntry(entry, cover);
        } else if (value instanceof Optional<?> optional) {
            appendAll(optional.stream().iterator(), "Optional[", part -> append(part, cover), "]");
        } else if (value instanceof AtomicReference<?> reference) {
            append(reference.get(), cover);
        } else {
            appendAll(Containers.partsOf(value).iterator(), "[", part -> append(part, cover), "]");
        }
    }

    private void appendEntry(Map.Entry<?, ?> entry, Cover cover) {
        Object key = entry.getKey();
        append(key, cover);
        out.append('=');
        append(entry.getValue(), cover.isOpen() ? namedCover(key, cover) : cover);
    }

    /** A map's keys are names too, texts or constants. */
    private Cover namedCover(@Nullable Object key, Cover open) {
        String name = key instanceof Enum<?> constant ? constant.name() : key instanceof String text ? text : null;
        Cover named = name == null ? open : names.coverOf(name);
        return named.isOpen() ? open : named;
    }

    private <T> void appendAll(Iterator<T> parts, String open, Consumer<T> appendPart, String close) {
        out.append(open);
        for (int i = 0; parts.hasNext() && i < MAX_ELEMENTS && out.length() <= FreeText.MAX_CHARS; i++) {
            out.append(i == 0 ? "" : ", ");
            appendPart.accept(parts.next());
        }
        out.append(parts.hasNext() ? ", …" : "").append(close);
    }
}
