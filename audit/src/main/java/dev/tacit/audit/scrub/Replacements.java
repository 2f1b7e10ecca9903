package dev.tacit.audit.scrub;

import dev.tacit.annotation.Sensitivity;
import dev.tacit.category.DataCategory;
import dev.tacit.provider.TokenKeys;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a line instead of a value: a token ({@code <email:k3.Q7T2…>}), the same for the same value as long as
 * the key lives, or a label ({@code <health>}).
 *
 * <p>No replacement is itself a finding. Labels for what a token would tell too much about: secrets, special categories and
 * the numbers of states; values of which there are few; texts that nobody writes twice. Labels too when there is no key, or it
 * failed in the last ten seconds.
 */
final class Replacements {
    private final @Nullable CurrentKey key;
    private final ScrubbingCounters counters;
    private final Predicate<String> isClean;
    private final KeyPause pause;
    private final Map<String, String> labels = new ConcurrentHashMap<>();

    Replacements(Optional<TokenKeys> keys, ScrubbingCounters counters, Predicate<String> isClean) {
        this(keys, counters, isClean, System::nanoTime);
    }

    /**
     * @param isClean says whether a text may be shown; what is no replacement then is withheld
     * @param nanoTime a clock that only goes forward
     */
    Replacements(
            Optional<TokenKeys> keys, ScrubbingCounters counters, Predicate<String> isClean, LongSupplier nanoTime) {
        this.key = keys.map(asked -> new CurrentKey(asked, nanoTime)).orElse(null);
        this.counters = counters;
        this.isClean = isClean;
        this.pause = new KeyPause(nanoTime);
    }

    /** Returns a token if one may stand for such a value, else the label. */
    String of(DataCategory category, Sensitivity sensitivity, String value) {
        counters.countReplaced(category.id());
        if (key == null || !Token.mayStandFor(category, sensitivity) || !pause.mayAsk()) {
            return bare(category);
        }
        String token = token(key, category, value);
        return token == null ? bare(category) : token;
    }

    /** Returns the label. */
    String label(DataCategory category) {
        counters.countReplaced(category.id());
        return bare(category);
    }

    /** Returns the label, and counts nothing. */
    String bare(DataCategory category) {
        return labels.computeIfAbsent(category.label(), label -> checked("<" + label + ">"));
    }

    /** Each replacement is looked at when it is made, and not again where it stands alone. */
    private String checked(String replacement) {
        return isClean.test(replacement) ? replacement : FreeText.WITHHELD;
    }

    /** A key that does not answer costs the token, not the line. Returns null too if nothing of the value counts. */
    private @Nullable String token(CurrentKey current, DataCategory category, String value) {
        try {
            String token = token(current.get(), category, value);
            pause.answered();
            return token;
        } catch (RuntimeException e) {
            counters.countKeyFailure();
            pause.failed();
            current.forget();
            return null;
        }
    }

    private @Nullable String token(CurrentKey.Answer current, DataCategory category, String value) {
        String known = current.tokens.find(category.id(), value);
        if (known != null) {
            return known;
        }
        String canonical = CanonicalValue.of(category.id(), value);
        return canonical.isEmpty()
                ? null
                : current.tokens.keep(category.id(), value, checked(Token.of(current.key, category, canonical)));
    }
}
