package dev.tacit.category;

import java.util.Objects;
import java.util.Set;

/**
 * What personal data is used for, and why that is lawful. A member names purposes; the purpose has the legal basis.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name a term of the W3C Data Privacy Vocabulary, for example {@code DeliveryOfGoods}, or the host's own word
 * @param legalBases at least one of Art. 6(1); for special categories one of Art. 9(2) beside it, not instead
 * @see "CJEU C-667/21 (ZQ), 21 December 2023: processing under Art. 9(2) also needs a basis of Art. 6(1)"
 */
public record Purpose(String name, Set<LegalBasis> legalBases) {
    public Purpose {
        Objects.requireNonNull(name, "name");
        legalBases = Set.copyOf(legalBases);
        if (legalBases.stream().allMatch(LegalBasis::allowsSpecialCategories)) {
            throw new IllegalArgumentException("a purpose has at least one legal basis of GDPR Art. 6(1)");
        }
    }

    /** Returns a purpose with these legal bases. */
    public static Purpose of(String name, LegalBasis... legalBases) {
        return new Purpose(name, Set.of(legalBases));
    }

    /** Says whether one of its legal bases lifts the ban on special categories (GDPR Art. 9(2)). */
    public boolean allowsSpecialCategories() {
        return legalBases.stream().anyMatch(LegalBasis::allowsSpecialCategories);
    }
}
