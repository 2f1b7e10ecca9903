package dev.tacit.audit.scrub;

import dev.tacit.annotation.Normalizer;
import dev.tacit.category.Categories;
import dev.tacit.minimize.Normalization;

/** Brings a value to its category's one form, so that one person's value gets one token, however it was spelled. */
final class CanonicalValue {
    private static final Normalization EMAIL = Normalization.of(Normalizer.EMAIL);
    private static final Normalization E164 = Normalization.of(Normalizer.E164);
    private static final Normalization DIGITS = Normalization.of(Normalizer.DIGITS);
    private static final Normalization CASE_FOLD = Normalization.of(Normalizer.CASE_FOLD);

    /** Returns the form that goes into the token; empty if nothing of the value counts. */
    static String of(String category, String value) {
        return switch (category) {
            case Categories.EMAIL_ADDRESS -> EMAIL.apply(value.replace("%40", "@"));
            case Categories.PHONE_NUMBER -> E164.apply(value);
            case Categories.PAYMENT_CARD -> DIGITS.apply(value);
            case Categories.BANK_ACCOUNT -> withoutSeparators(CASE_FOLD.apply(value));
            default -> CASE_FOLD.apply(value);
        };
    }

    /** An IBAN is printed in groups of four. */
    private static String withoutSeparators(String value) {
        StringBuilder kept = new StringBuilder(value.length());
        value.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private CanonicalValue() {}
}
