package dev.tacit.audit.scrub;

import dev.tacit.annotation.Sensitivity;
import dev.tacit.category.DataCategory;
import dev.tacit.provider.TokenKeys;
import java.util.Optional;
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
        if (keys.isEmpty() || !Token.mayStandFor(category, sensitivity)) {
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

    /** A key that does not answer costs the token, not the line. */
    private @Nullable String token(TokenKeys tokenKeys, DataCategory category, String canonical) {
        try {
            String token = Token.of(tokenKeys.current(), category, canonical);
            pause.answered();
            return token;
        } catch (RuntimeException e) {
            counters.countKeyFailure();
            pause.failed();
            return null;
        }
    }
}
