package dev.tacit.audit.scrub;

import static java.util.Objects.requireNonNull;

import dev.tacit.category.Catalog;
import dev.tacit.category.DataCategory;
import dev.tacit.provider.TokenKeys;
import dev.tacit.provider.TokenKeys.TokenKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The tokens that stand in log lines instead of a person's values, so that lines about that person can be found: for an
 * access request, or after an incident.
 *
 * <pre>{@code
 * LogTokens tokens = LogTokens.of(schemas.catalog(), vault);
 * List<String> search = tokens.of(Categories.EMAIL_ADDRESS, "ann@x.org", List.of("k1", "k2", "k3"));
 * // [<email:k1.…>, <email:k3.…>]: the key k2 was destroyed, and with it what tells whose its tokens are
 * }</pre>
 *
 * <p>The answer links the logs to the person: treat it as the value itself. Thread-safe.
 */
public final class LogTokens {
    private static final int MAX_KEY_ID = 8;

    private final Catalog catalog;
    private final TokenKeys keys;

    private LogTokens(Catalog catalog, TokenKeys keys) {
        this.catalog = requireNonNull(catalog, "catalog");
        this.keys = requireNonNull(keys, "keys");
    }

    /** Returns the tokens that a scrubber with these categories and keys writes. */
    public static LogTokens of(Catalog catalog, TokenKeys keys) {
        return new LogTokens(catalog, keys);
    }

    /**
     * Returns the value's token under each of these keys that still exists, in their order. Empty for a category whose
     * values show as labels only: no line tells them apart.
     *
     * @param category the category's id
     * @param value the value, however it is spelled
     * @param keyIds the ids as they stand in tokens, {@code k3}
     * @throws IllegalArgumentException if the catalog does not know the category, or if an id is none: not 1 to 8
     *     characters of {@code a-z 0-9}, or digits alone that no key has
     */
    public List<String> of(String category, String value, Collection<String> keyIds) {
        DataCategory known = catalog.category(category)
                .orElseThrow(() -> new IllegalArgumentException("the catalog does not know this category"));
        keyIds.forEach(this::checkKeyId);
        String canonical = CanonicalValue.of(category, value);
        if (canonical.isEmpty() || !Token.mayStandFor(known, known.sensitivity())) {
            return List.of();
        }
        return keyIds.stream()
                .map(keys::byId)
                .flatMap(Optional::stream)
                .map(key -> Token.of(key, known, canonical))
                .toList();
    }

    /** Returns the token that lines written now show, or nothing for a category whose values show as labels only. */
    public Optional<String> current(String category, String value) {
        TokenKey key = keys.current();
        return of(category, value, List.of(key.id())).stream().findFirst();
    }

    /** A forgotten letter would look like a key that was destroyed. */
    private void checkKeyId(String keyId) {
        boolean isDigitsAlone = keyId.chars().allMatch(LogTokens::isDigit);
        boolean isId = !keyId.isEmpty()
                && keyId.length() <= MAX_KEY_ID
                && keyId.chars().allMatch(c -> isDigit(c) || (c >= 'a' && c <= 'z'));
        if (!isId || (isDigitsAlone && keys.byId(keyId).isEmpty())) {
            throw new IllegalArgumentException(
                    "this is no key's id: in a token <email:k3.Q7T2LMXA5CIB6ZWK> it is what stands"
                            + " between the colon and the dot, here k3");
        }
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
