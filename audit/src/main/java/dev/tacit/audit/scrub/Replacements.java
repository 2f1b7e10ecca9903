package dev.tacit.audit.scrub;

import dev.tacit.annotation.Sensitivity;
import dev.tacit.category.Categories;
import dev.tacit.category.DataCategory;
import dev.tacit.provider.TokenKeys;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a line instead of a value: a token ({@code <email:k3.Q7T2…>}), the same for the same value as long as
 * the key lives, or a label ({@code <health>}).
 *
 * <p>Labels for what a token would tell too much about: secrets, special categories and the numbers of states; values of
 * which there are few; texts that nobody writes twice. Labels too when there is no key, or it failed in the last ten
 * seconds.
 */
final class Replacements {
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

    private final Optional<TokenKeys> keys;
    private final ScrubbingCounters counters;
    private final KeyPause pause;

    Replacements(Optional<TokenKeys> keys, ScrubbingCounters counters) {
        this(keys, counters, new KeyPause(System::nanoTime));
    }

    Replacements(Optional<TokenKeys> keys, ScrubbingCounters counters, KeyPause pause) {
        this.keys = keys;
        this.counters = counters;
        this.pause = pause;
    }

    /** Returns a token if one may stand for such a value, else the label. */
    String of(DataCategory category, Sensitivity sensitivity, String value) {
        counters.countReplaced(category.id());
        if (keys.isEmpty() || !mayBeTokenized(category, sensitivity)) {
            return bare(category);
        }
        String canonical = CanonicalValue.of(category.id(), value);
        String token = canonical.isEmpty() || !pause.mayAsk() ? null : token(keys.get(), category, canonical);
        return token == null ? bare(category) : token;
    }

    /** Returns the label. */
    String label(DataCategory category) {
        counters.countReplaced(category.id());
        return bare(category);
    }

    private static String bare(DataCategory category) {
        return "<" + category.label() + ">";
    }

    private static boolean mayBeTokenized(DataCategory category, Sensitivity sensitivity) {
        return sensitivity.compareTo(Sensitivity.SPECIAL) < 0
                && !category.flags().contains(DataCategory.Flag.ARTICLE_9)
                && !category.flags().contains(DataCategory.Flag.ARTICLE_10)
                && !LABELS_ONLY.contains(category.id());
    }

    /** A key that does not answer costs the token, not the line. */
    private @Nullable String token(TokenKeys tokenKeys, DataCategory category, String canonical) {
        try {
            TokenKeys.TokenKey key = tokenKeys.current();
            byte[] mac = key.mac(category.id(), canonical);
            String token = "<" + category.label() + ":" + checked(key.id()) + "." + encoded(mac) + ">";
            pause.answered();
            return token;
        } catch (RuntimeException e) {
            counters.countKeyFailure();
            pause.failed();
            return null;
        }
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
