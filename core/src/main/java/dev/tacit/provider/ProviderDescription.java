package dev.tacit.provider;

import java.util.List;
import java.util.Objects;

/** What a store holds. Immutable and thread-safe. */
public sealed interface ProviderDescription {
    /** The store's name, as operators know it. */
    String store();

    /**
     * The store holds personal data.
     *
     * @param records logical names of the kinds of record in it
     * @param members names of the personal members, as {@code record.member}
     */
    record Holds(String store, List<String> records, List<String> members) implements ProviderDescription {
        public Holds {
            Objects.requireNonNull(store, "store");
            records = List.copyOf(records);
            members = List.copyOf(members);
        }
    }

    /**
     * The store holds none.
     *
     * @param reason why that is sure; an auditor reads it
     */
    record NoPersonalData(String store, String reason) implements ProviderDescription {
        public NoPersonalData {
            Objects.requireNonNull(store, "store");
            if (reason.isBlank()) {
                throw new IllegalArgumentException("say why the store holds no personal data");
            }
        }
    }
}
