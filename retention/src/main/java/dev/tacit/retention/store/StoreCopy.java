package dev.tacit.retention.store;

import dev.tacit.provider.PersonalDataProvider;
import dev.tacit.provider.ProviderDescription;
import java.util.Objects;

/**
 * A store that holds copies of a table's records: a search index, a cache, a warehouse. It addresses a copy by the
 * record's own reference. Immutable; thread-safe as the provider is.
 */
public record StoreCopy(PersonalDataProvider provider, CopyOrder order) {
    public StoreCopy {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(order, "order");
        if (provider.describe() instanceof ProviderDescription.NoPersonalData) {
            throw new IllegalArgumentException("a store without personal data holds no copies of records");
        }
    }

    /** Returns the store's name, as operators know it. */
    public String store() {
        return provider.describe().store();
    }
}
