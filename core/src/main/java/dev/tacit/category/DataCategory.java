package dev.tacit.category;

import dev.tacit.annotation.Sensitivity;
import java.util.Objects;
import java.util.Set;

/**
 * A kind of personal data, in the words of two public vocabularies.
 *
 * <p>Immutable and thread-safe.
 *
 * @param id 1 to 64 characters of {@code a-z 0-9 -}; stands in annotations, mappings, policies and log labels
 * @param dpvTerm the term in the W3C Data Privacy Vocabulary's extension PD, for example {@code EmailAddress}; {@code
 *     PersonalData}, of which all those are kinds, where none fits
 * @param fideslangKey the key in fideslang, for example {@code user.contact.email}
 * @param sensitivity how sensitive such a value is where a declaration says nothing else
 * @param flags what laws and contracts say of it
 */
public record DataCategory(String id, String dpvTerm, String fideslangKey, Sensitivity sensitivity, Set<Flag> flags) {
    /** What laws and contracts say of a category. */
    public enum Flag {
        /** A special category (GDPR Art. 9(1)). */
        ARTICLE_9,
        /** Criminal convictions and offences (GDPR Art. 10). */
        ARTICLE_10,
        /** Named as personal data by Amazon's Data Protection Policy. */
        AMAZON_DPP
    }

    public DataCategory {
        if (!isId(id)) {
            throw new IllegalArgumentException("a category's id has 1 to 64 characters of a-z 0-9 -");
        }
        Objects.requireNonNull(dpvTerm, "dpvTerm");
        Objects.requireNonNull(fideslangKey, "fideslangKey");
        Objects.requireNonNull(sensitivity, "sensitivity");
        flags = Set.copyOf(flags);
    }

    static boolean isId(String text) {
        return text.matches("[a-z0-9-]{1,64}");
    }

    /** Says whether GDPR Art. 9 calls it a special category. */
    public boolean isSpecial() {
        return flags.contains(Flag.ARTICLE_9);
    }

    /** Returns the word that stands in a log line instead of a value, for example {@code email}. */
    public String label() {
        return switch (id) {
            case Categories.PERSON_NAME -> "name";
            case Categories.POSTAL_ADDRESS -> "address";
            case Categories.IP_ADDRESS -> "ip";
            case Categories.EMAIL_ADDRESS -> "email";
            case Categories.PHONE_NUMBER -> "phone";
            case Categories.PAYMENT_CARD -> "card";
            default -> id;
        };
    }
}
