package dev.tacit.audit.scrub;

import dev.tacit.annotation.Sensitivity;
import dev.tacit.category.DataCategory;
import dev.tacit.detect.PersonalDataScanner;
import dev.tacit.minimize.Masks;
import dev.tacit.provider.TokenKeys;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes what stands in a line instead of a value: a token ({@code <email:k3.Q7T2…>}), the same for the same value as long as
 * the key lives, a label ({@code <health>}), or what the {@link ReplacementRules} say.
 *
 * <p>No replacement is itself a finding. Labels for what a token would tell too much about: secrets, special categories and
 * the numbers of states; values of which there are few; texts that nobody writes twice. Labels too when there is no key, or it
 * failed in the last ten seconds.
 */
final class Replacements {
    private final @Nullable CurrentKey key;
    private final ReplacementRules rules;
    private final ScrubbingCounters counters;
    private final Predicate<String> isClean;
    private final KeyPause pause;
    private final Map<String, Map<Sensitivity, Way>> ways = new ConcurrentHashMap<>();

    Replacements(
            Optional<TokenKeys> keys, ReplacementRules rules, ScrubbingCounters counters, Predicate<String> isClean) {
        this(keys, rules, counters, isClean, System::nanoTime);
    }

    /**
     * @param isClean says whether a text may be shown; what is no replacement then is withheld
     * @param nanoTime a clock that only goes forward
     */
    Replacements(
            Optional<TokenKeys> keys,
            ReplacementRules rules,
            ScrubbingCounters counters,
            Predicate<String> isClean,
            LongSupplier nanoTime) {
        this.key = keys.map(asked -> new CurrentKey(asked, nanoTime)).orElse(null);
        this.rules = rules;
        this.counters = counters;
        this.isClean = isClean;
        this.pause = new KeyPause(nanoTime);
    }

    /**
     * How values of a category show, of one sensitivity.
     *
     * @param label what shows if nothing is told of a value
     */
    record Way(DataCategory category, Replacement replacement, String label, LongAdder replaced) {}

    /** Returns how such values show: the same each time. */
    Way way(DataCategory category, Sensitivity sensitivity) {
        return ways.computeIfAbsent(category.id(), id -> new ConcurrentHashMap<>())
                .computeIfAbsent(sensitivity, said -> newWay(category, said));
    }

    private Way newWay(DataCategory category, Sensitivity sensitivity) {
        Replacement replacement = rules.of(category, sensitivity);
        String label = replacement == Replacement.DROP ? "" : checked("<" + category.label() + ">");
        return new Way(category, replacement, label, counters.replacedOf(category.id()));
    }

    /** Returns what stands for such a value. */
    String of(DataCategory category, Sensitivity sensitivity, String value) {
        return of(way(category, sensitivity), value);
    }

    /** Returns what stands for an object with parts. */
    String ofWhole(DataCategory category, Sensitivity sensitivity) {
        Way way = way(category, sensitivity);
        way.replaced.increment();
        return way.label;
    }

    /** Returns what stands for such a value. */
    String of(Way way, String value) {
        way.replaced.increment();
        return switch (way.replacement) {
            case TOKEN -> tokenOrLabel(way, value);
            case LABEL, DROP -> way.label;
            case LAST_FOUR -> lastFour(way, value);
        };
    }

    private String lastFour(Way way, String value) {
        String shown = Masks.lastFour(PersonalDataScanner.decoded(value));
        String replacement = "<" + way.category.label() + ":" + shown + ">";
        return shown.equals(Masks.fixed()) || !isClean.test(replacement) ? way.label : replacement;
    }

    private String tokenOrLabel(Way way, String value) {
        String token = key == null || !pause.mayAsk() ? null : token(key, way.category, value);
        return token == null ? way.label : token;
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
