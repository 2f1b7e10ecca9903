package dev.tacit.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is known of a class: nothing personal, a schema, or why there can be none. Immutable and thread-safe. */
final class SchemaAnswer {
    private static final String NO_RECORD = "it is no personal record; annotate it with @PersonalRecord, or pass the"
            + " Schemas that have its mapping";

    private final Optional<RecordSchema<?>> schema;
    /** The schema if it is a personal record's; kept apart, so that asking again is one look-up. */
    private final @Nullable RecordSchema<?> record;

    private final List<DeclarationProblem> problems;
    private final String className;

    private SchemaAnswer(Class<?> type, Optional<RecordSchema<?>> schema, List<DeclarationProblem> problems) {
        this.className = type.getName();
        this.schema = schema;
        this.record =
                schema.filter(found -> found.declaration().name().isPresent()).orElse(null);
        this.problems = problems;
    }

    static SchemaAnswer nothing(Class<?> type) {
        return new SchemaAnswer(type, Optional.empty(), List.of());
    }

    static SchemaAnswer of(RecordSchema<?> schema) {
        return new SchemaAnswer(schema.type(), Optional.of(schema), List.of());
    }

    static SchemaAnswer refusal(Class<?> type, List<DeclarationProblem> problems) {
        return new SchemaAnswer(type, Optional.empty(), List.copyOf(problems));
    }

    void ifSchema(Consumer<RecordSchema<?>> action) {
        schema.ifPresent(action);
    }

    List<DeclarationProblem> problems() {
        return problems;
    }

    /** @throws DeclarationException if there can be none */
    Optional<RecordSchema<?>> schema() {
        if (!problems.isEmpty()) {
            throw new DeclarationException(problems);
        }
        return schema;
    }

    /** @throws DeclarationException if there can be none, or the class is no personal record */
    RecordSchema<?> record() {
        return record != null ? record : refuse();
    }

    private RecordSchema<?> refuse() {
        throw new DeclarationException(
                problems.isEmpty() ? List.of(new DeclarationProblem(className, "", NO_RECORD)) : problems);
    }
}
