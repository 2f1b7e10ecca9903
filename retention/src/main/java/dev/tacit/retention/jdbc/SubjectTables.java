package dev.tacit.retention.jdbc;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tacit.Safe;
import dev.tacit.provider.RecordCodec;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.schema.RecordSchema;
import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tables in which one person's data lies, and how foreign keys lead there from the person: an order names its buyer, an
 * item its order, a gift message its item. Immutable and thread-safe; held against the database when a provider is made of
 * it.
 *
 * <pre>{@code
 * SubjectTables tables = SubjectTables.of("shop")
 *     .table(orders, TableMapping.of(orders, "orders").id("order_id").subject("buyer_id")…build())
 *     .child(ChildTable.of(items, "order_item").id("item_id").parent("order")…build())
 *     .child(ChildTable.of(gifts, "gift_message").id("gift_id").parent("order-item", "item_id")…build())
 *     .withoutPersonalData("order_tax", "amounts only")
 *     .build();
 * PersonalDataProvider shop = engine.personalData(tables);
 * }</pre>
 */
public final class SubjectTables {
    private final String store;
    private final List<Linked> tables;
    private final Map<SqlName, String> without;

    private SubjectTables(String store, List<Linked> tables, Map<SqlName, String> without) {
        this.store = store;
        this.tables = List.copyOf(tables);
        this.without = Map.copyOf(without);
    }

    /** Begins to name tables; the store's name is for operators. */
    public static Builder of(String store) {
        return new Builder(store);
    }

    /**
     * One table.
     *
     * @param child how its rows lead to their parents; empty if they name the person themselves
     * @param codec turns stored members into clear ones; empty if they lie there clear
     */
    public record Linked(
            RecordSchema<?> schema, TableMapping mapping, Optional<ChildTable> child, Optional<RecordCodec<?>> codec) {
        public Linked {
            requireNonNull(schema, "schema");
            requireNonNull(mapping, "mapping");
            requireNonNull(child, "child");
            requireNonNull(codec, "codec");
        }

        /** Returns the kind of record. */
        public String recordName() {
            return mapping.recordName();
        }

        /** Says whether rows of it hold anything personal, and are no mere links. */
        public boolean holdsPersonalData() {
            return !mapping.personalMembers().isEmpty()
                    || !mapping.indexColumns().isEmpty();
        }
    }

    /** Returns the store's name. */
    public String store() {
        return store;
    }

    /** Returns the tables, each after its parent. */
    public List<Linked> tables() {
        return tables;
    }

    /** Returns the tables that hold nothing personal though a foreign key leads from them to one of ours, and why. */
    public Map<SqlName, String> without() {
        return without;
    }

    /** Collects tables. Not thread-safe. */
    public static final class Builder {
        private final String store;
        private final Map<String, Linked> given = new LinkedHashMap<>();
        private final Map<SqlName, String> without = new LinkedHashMap<>();

        private Builder(String store) {
            this.store = requireNonNull(store, "store");
        }

        /** Adds a table whose rows name the person, and hold clear values. */
        @CanIgnoreReturnValue
        public Builder table(RecordSchema<?> schema, TableMapping mapping) {
            return add(new Linked(schema, mapping, Optional.empty(), Optional.empty()));
        }

        /** Adds a table whose rows name the person. */
        @CanIgnoreReturnValue
        public Builder table(RecordSchema<?> schema, TableMapping mapping, RecordCodec<?> codec) {
            return add(new Linked(schema, mapping, Optional.empty(), Optional.of(codec)));
        }

        /** Adds a table whose rows belong to a person by their parents, and hold clear values. */
        @CanIgnoreReturnValue
        public Builder child(ChildTable child) {
            return add(new Linked(child.schema(), child.mapping(), Optional.of(child), Optional.empty()));
        }

        /** Adds a table whose rows belong to a person by their parents. */
        @CanIgnoreReturnValue
        public Builder child(ChildTable child, RecordCodec<?> codec) {
            return add(new Linked(child.schema(), child.mapping(), Optional.of(child), Optional.of(codec)));
        }

        /**
         * Says of a table that refers to one of these that it holds nothing personal. One of which nothing is said is
         * refused, lest it be forgotten.
         *
         * @param reason why that is sure; an auditor reads it
         */
        @CanIgnoreReturnValue
        public Builder withoutPersonalData(String table, String reason) {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("say why the table holds no personal data");
            }
            without.put(SqlName.of(table), reason);
            return this;
        }

        /**
         * Returns the tables.
         *
         * @throws RetentionSetupException if there is none, a codec is another record's, a parent is not among them, or
         *     parents go round in a circle
         */
        public SubjectTables build() {
            if (given.isEmpty()) {
                throw new RetentionSetupException("a provider needs at least one table");
            }
            Map<String, Linked> ordered = new LinkedHashMap<>();
            for (Linked table : given.values()) {
                place(table, ordered, new LinkedHashSet<>());
            }
            return new SubjectTables(store, List.copyOf(ordered.values()), without);
        }

        private Builder add(Linked table) {
            if (table.codec().isPresent() && !table.codec().get().recordName().equals(table.recordName())) {
                throw new RetentionSetupException("a codec is another record's", Safe.of("record", table.recordName()));
            }
            if (!table.schema().name().equals(table.recordName())) {
                throw new RetentionSetupException(
                        "a mapping was given with another record's schema", Safe.of("record", table.recordName()));
            }
            if (given.put(table.recordName(), table) != null) {
                throw new RetentionSetupException(
                        "a kind of record is mapped twice", Safe.of("record", table.recordName()));
            }
            return this;
        }

        private void place(Linked table, Map<String, Linked> ordered, Set<String> below) {
            if (!below.add(table.recordName())) {
                throw new RetentionSetupException(
                        "child tables go round in a circle: no person is reached",
                        Safe.of("records", below.toString()));
            }
            if (table.child().isPresent()) {
                Linked parent = given.get(table.child().get().parentRecord());
                if (parent == null) {
                    throw new RetentionSetupException(
                            "a child table names a parent that is not mapped", Safe.of("record", table.recordName()));
                }
                place(parent, ordered, below);
            }
            below.remove(table.recordName());
            ordered.putIfAbsent(table.recordName(), table);
        }
    }
}
