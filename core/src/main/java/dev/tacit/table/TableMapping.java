package dev.tacit.table;

import dev.tacit.schema.DeclarationException;
import dev.tacit.schema.DeclarationProblem;
import dev.tacit.schema.MemberSchema;
import dev.tacit.schema.RecordSchema;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which table holds a kind of record, and which columns hold what. The sweep, the providers and the checks of stored data
 * read it.
 *
 * <p>Personal members lie in columns of their own, or together in one document column that a storage codec wrote (JSON
 * whose members are named as in the class). Immutable and thread-safe.
 *
 * @param table the table
 * @param recordName the record's logical name
 * @param idColumn the column of the record's id; unique, and the order in which rows are paged
 * @param subjectColumn the column of the subject's id
 * @param documentColumn the column of the stored document, if there is one
 * @param fieldColumns personal member → column of its own
 * @param documentMembers personal members that lie in the document
 * @param indexColumns personal member → column of its blind index
 * @param anchorColumns event → column of its instant ({@code TIMESTAMP WITH TIME ZONE})
 */
public record TableMapping(
        SqlName table,
        String recordName,
        SqlName idColumn,
        SqlName subjectColumn,
        Optional<SqlName> documentColumn,
        Map<String, SqlName> fieldColumns,
        Set<String> documentMembers,
        Map<String, SqlName> indexColumns,
        Map<String, SqlName> anchorColumns) {
    public TableMapping {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(recordName, "recordName");
        Objects.requireNonNull(idColumn, "idColumn");
        Objects.requireNonNull(subjectColumn, "subjectColumn");
        Objects.requireNonNull(documentColumn, "documentColumn");
        fieldColumns = Map.copyOf(fieldColumns);
        documentMembers = Set.copyOf(documentMembers);
        indexColumns = Map.copyOf(indexColumns);
        anchorColumns = Map.copyOf(anchorColumns);
    }

    /** Begins the mapping of a kind of record to a table. */
    public static Builder of(RecordSchema<?> schema, String table) {
        return new Builder(schema, SqlName.of(table));
    }

    /** Returns the members whose removal leaves no personal data in a row. */
    public List<String> personalMembers() {
        return Stream.concat(fieldColumns.keySet().stream(), documentMembers.stream())
                .sorted()
                .toList();
    }

    /** Collects a mapping. Not thread-safe. */
    public static final class Builder {
        private final RecordSchema<?> schema;
        private final SqlName table;
        private final Map<String, SqlName> fields = new LinkedHashMap<>();
        private final Map<String, SqlName> indexes = new LinkedHashMap<>();
        private final Map<String, SqlName> anchors = new LinkedHashMap<>();
        private @Nullable SqlName id;
        private @Nullable SqlName subject;
        private @Nullable SqlName document;

        private Builder(RecordSchema<?> schema, SqlName table) {
            this.schema = schema;
            this.table = table;
        }

        /** Names the column of the record's id. */
        public Builder id(String column) {
            id = SqlName.of(column);
            return this;
        }

        /** Names the column of the subject's id. */
        public Builder subject(String column) {
            subject = SqlName.of(column);
            return this;
        }

        /** Names the column in which a storage codec's documents lie. */
        public Builder document(String column) {
            document = SqlName.of(column);
            return this;
        }

        /** Names the column of one personal member. */
        public Builder field(String member, String column) {
            fields.put(known(member), SqlName.of(column));
            return this;
        }

        /** Names the column of a member's blind index. */
        public Builder index(String member, String column) {
            indexes.put(known(member), SqlName.of(column));
            return this;
        }

        /** Names the column of an event's instant. */
        public Builder anchor(String event, String column) {
            anchors.put(event, SqlName.of(column));
            return this;
        }

        /**
         * Returns the mapping.
         *
         * @throws DeclarationException if something that no declaration tells of may stand in a member, so that nobody could
         *     say what is left of it when the personal members are erased
         * @throws IllegalStateException if the id or subject column is missing, an encrypted member lies nowhere, or a
         *     lookup has no index column
         */
        public TableMapping build() {
            refuseUndeclared();
            Set<String> inDocument = new LinkedHashSet<>();
            schema.members().stream()
                    .filter(MemberSchema::mayHoldPersonalData)
                    .filter(member -> !fields.containsKey(member.name()))
                    .forEach(member -> inDocument.add(member.name()));
            if (document == null && !inDocument.isEmpty()) {
                throw new IllegalStateException(
                        "personal members have neither a column nor a document: " + String.join(", ", inDocument));
            }
            schema.encryptedMembers().stream()
                    .filter(member -> member.declaration()
                            .encryption()
                            .flatMap(encryption -> encryption.lookup())
                            .isPresent())
                    .filter(member -> !indexes.containsKey(member.name()))
                    .forEach(member -> {
                        throw new IllegalStateException("a lookup has no index column: " + member.name());
                    });
            return new TableMapping(
                    table,
                    schema.name(),
                    required(id, "id"),
                    required(subject, "subject"),
                    Optional.ofNullable(document),
                    fields,
                    inDocument,
                    indexes,
                    anchors);
        }

        private void refuseUndeclared() {
            List<DeclarationProblem> problems = schema.members().stream()
                    .filter(member -> !fields.containsKey(member.name()))
                    .flatMap(member -> member
                            .undeclared()
                            .map(open -> new DeclarationProblem(schema.type().getName(), member.name(), rule(open)))
                            .stream())
                    .toList();
            if (!problems.isEmpty()) {
                throw new DeclarationException(problems);
            }
        }

        private static String rule(String open) {
            return "its type leads to " + open
                    + ", and what is no record, final or sealed class may have subclasses with"
                    + " personal data of which an erasure would not know; close that type, or classify the member, which is"
                    + " then erased as a whole, or say @NotPersonal(reason = \"…\") of it, and it stays";
        }

        private String known(String member) {
            if (schema.member(member).isEmpty()) {
                throw new IllegalArgumentException("the record has no such member: " + member);
            }
            return member;
        }

        private static SqlName required(@Nullable SqlName name, String what) {
            if (name == null) {
                throw new IllegalStateException("the mapping names no column for the " + what);
            }
            return name;
        }
    }
}
