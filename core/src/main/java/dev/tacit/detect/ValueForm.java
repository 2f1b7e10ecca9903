package dev.tacit.detect;

import dev.tacit.category.Categories;
import java.util.Set;

/**
 * What the values of a category are like, asked at each name that says so and therefore found out once.
 *
 * @param ofWords more than one word
 * @param ofGroups more than one group of digits and letters
 * @param ofDigits none without a digit: {@code zip=archive}
 */
record ValueForm(String category, boolean ofWords, boolean ofGroups, boolean ofDigits) {
    private static final Set<String> OF_WORDS = Set.of(
            Categories.PERSON_NAME,
            Categories.POSTAL_ADDRESS,
            Categories.POSTAL_CODE,
            Categories.PHONE_NUMBER,
            Categories.BIRTH_DATE,
            Categories.COMPANY_NAME,
            Categories.BANK_ACCOUNT,
            Categories.GIFT_MESSAGE,
            Categories.DELIVERY_INSTRUCTION);

    private static final Set<String> OF_GROUPS =
            Set.of(Categories.NATIONAL_ID, Categories.TAX_ID, Categories.PASSPORT, Categories.PAYMENT_CARD);

    private static final Set<String> OF_DIGITS = Set.of(
            Categories.POSTAL_CODE,
            Categories.PHONE_NUMBER,
            Categories.BIRTH_DATE,
            Categories.PAYMENT_CARD,
            Categories.BANK_ACCOUNT);

    static ValueForm of(String category) {
        return new ValueForm(
                category, OF_WORDS.contains(category), OF_GROUPS.contains(category), OF_DIGITS.contains(category));
    }

    /** Tells whether the value is nobody's, though a shorter end of its name would say otherwise. */
    boolean isNobodys() {
        return category.isEmpty();
    }

    boolean isCredential() {
        return category.equals(Categories.CREDENTIAL);
    }

    boolean isPersonName() {
        return category.equals(Categories.PERSON_NAME);
    }
}
