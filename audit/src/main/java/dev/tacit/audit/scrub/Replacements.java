package dev.tacit.audit.scrub;

import dev.tacit.annotation.Sensitivity;
import dev.tacit.category.DataCategory;
import dev.tacit.provider.TokenKeys;
import dev.tacit.provider.TokenKeys.TokenKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Optional<TokenKeys> keys;
    private final ScrubbingCounters counters;
    private final Predicate<String> isClean;
    private final KeyPause pause;
    private final Map<String, String> labels = new ConcurrentHashMap<>();
    private volatile LatestTokens latest = LatestTokens.NONE;

    Replacements(Optional<TokenKeys> keys, ScrubbingCounters counters, Predicate<String> isClean) {
        this(keys, counters, isClean, new KeyPause(System::nanoTime));
    }

    /** @param isClean says whether a text may be shown; what is no replacement then is withheld */
    Replacements(Optional<TokenKeys> keys, ScrubbingCounters counters, Predicate<String> isClean, KeyPause pause) {
        this.keys = keys;
        this.counters = counters;
        this.isClean = isClean;
        this.pause = pause;
    }

    /** Returns a token if one may stand for such a value, else the label. */
    String of(DataCategory category, Sensitivity sensitivity, String value) {
        counters.countReplaced(category.id());
        if (keys.isEmpty() || !Token.mayStandFor(category, sensitivity)) {
            return bare(category);
        }
        String token = pause.mayAsk() ? token(keys.get(), category, value) : null;
        return token == null ? bare(category) : token;
    }

    /** Returns the label. */
    String label(DataCategory category) {
        counters.countReplaced(category.id());
        return bare(category);
    }

    private String bare(DataCategory category) {
        return labels.computeIfAbsent(category.label(), label -> checked("<" + label + ">"));
    }

    /** Each replacement is looked at when it is made, and not again where it stands alone. */
    private String checked(String replacement) {
        return isClean.test(replacement) ? replacement : FreeText.WITHHELD;
    }

    /** A key that does not answer costs the token, not the line. Returns null too if nothing of the value counts. */
    private @Nullable String token(TokenKeys tokenKeys, DataCategory category, String value) {
        try {
            String token = token(tokenKeys.current(), category, value);
            pause.answered();
            return token;
        } catch (RuntimeException e) {
            counters.countKeyFailure();
            pause.failed();
            latest = LatestTokens.NONE;
            return null;
        }
    }

    private @Nullable String token(TokenKey key, DataCategory category, String value) {
        LatestTokens tokens = latest;
        String keyId = key.id();
        if (!tokens.areOf(keyId)) {
            tokens = new LatestTokens(keyId);
            latest = tokens;
        }
        String known = tokens.find(category.id(), value);
        if (known != null) {
            return known;
        }
        String canonical = CanonicalValue.of(category.id(), value);
        return canonical.isEmpty()
                ? null
                : tokens.keep(category.id(), value, checked(Token.of(key, category, canonical)));
    }
}
