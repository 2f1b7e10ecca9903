package dev.tacit.audit.scrub;

import dev.tacit.annotation.Sensitivity;
import dev.tacit.category.Categories;
import dev.tacit.category.DataCategory;
import dev.tacit.provider.TokenKeys.TokenKey;
import java.util.Set;

/** How a token is written, {@code <email:k3.Q7T2LMXA5CIB6ZWK>}, and for what none may be. */
final class Token {
    /** 80 bits: values of one category meet by accident after about 2^40 of them. */
    private static final int TOKEN_BYTES = 10;

    /** Longer runs of digits could be taken for a number of something. */
    private static final int MAX_DIGIT_RUN = 3;

    private static final Set<String> LABELS_ONLY = Set.of(
            Categories.NATIONAL_ID,
            Categories.PASSPORT,
            Categories.TAX_ID,
            Categories.AGE,
            Categories.GENDER,
            Categories.LANGUAGE,
            Categories.BIRTH_DATE,
            Categories.LOCATION,
            Categories.PAYMENT,
            Categories.PURCHASE_HISTORY,
            Categories.GIFT_MESSAGE,
            Categories.DELIVERY_INSTRUCTION,
            Categories.SURVEY_ANSWER,
            Categories.MESSAGE,
            Categories.PICTURE,
            Categories.VOICE_RECORDING);

    private Token() {}

    static boolean mayStandFor(DataCategory category, Sensitivity sensitivity) {
        return sensitivity.compareTo(Sensitivity.SPECIAL) < 0
                && !category.flags().contains(DataCategory.Flag.ARTICLE_9)
                && !category.flags().contains(DataCategory.Flag.ARTICLE_10)
                && !LABELS_ONLY.contains(category.id());
    }

    /** Returns the token of a value in its category's one form. */
    static String of(TokenKey key, DataCategory category, String canonical) {
        byte[] mac = key.mac(category.id(), canonical);
        return "<" + category.label() + ":" + checked(key.id()) + "." + encoded(mac) + ">";
    }

    private static String checked(String keyId) {
        boolean sound = !keyId.isEmpty()
                && keyId.length() <= 8
                && keyId.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
        if (!sound) {
            throw new IllegalStateException("a token key's id has 1 to 8 characters of a-z 0-9");
        }
        return keyId;
    }

    /** The first ten bytes, or the next ten that do not look like a number. */
    private static String encoded(byte[] mac) {
        for (int offset = 0; offset + TOKEN_BYTES <= mac.length; offset++) {
            String text = Base32.encode(mac, offset, TOKEN_BYTES);
            if (longestDigitRun(text) <= MAX_DIGIT_RUN) {
                return text;
            }
        }
        throw new IllegalStateException("this value has no token");
    }

    private static int longestDigitRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = Character.isDigit(text.charAt(i)) ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
