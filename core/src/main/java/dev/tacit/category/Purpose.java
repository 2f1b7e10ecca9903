package dev.tacit.category;

import java.util.Objects;
import java.util.Set;

/**
 * What personal data is used for, and why that is lawful. A member names purposes; the purpose has the legal basis.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name a term of the W3C Data Privacy Vocabulary, for example {@code DeliveryOfGoods}, or the host's own word
 * @param legalBases at least one
 */
public record Purpose(String name, Set<LegalBasis> legalBases) {
    public Purpose {
        Objects.requireNonNull(name, "name");
        legalBases = Set.copyOf(legalBases);
        if (legalBases.isEmpty()) {
            throw new IllegalArgumentException("a purpose has at least one legal basis");
        }
    }

    /** Returns a purpose with these legal bases. */
    public static Purpose of(String name, LegalBasis... legalBases) {
        return new Purpose(name, Set.of(legalBases));
    }
}
