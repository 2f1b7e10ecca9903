package dev.tacit.retention.internal;

import dev.tacit.provider.PersonalDataProvider;
import dev.tacit.provider.Shredder;
import java.util.List;

/**
 * Who shreds keys, and where else the same keys seal something.
 *
 * @param others every store, besides the mapped tables, of which a key would be missed
 */
public record KeyShredding(Shredder shredder, List<PersonalDataProvider> others) {
    public KeyShredding {
        others = List.copyOf(others);
    }
}
