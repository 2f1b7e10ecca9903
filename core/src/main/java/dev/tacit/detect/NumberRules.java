package dev.tacit.detect;

import dev.tacit.category.Categories;
import java.util.List;
import java.util.Set;

/** The numbers that the standard scanner knows, in order of precedence. */
final class NumberRules {
    private NumberRules() {}

    /**
     * Returns the rules.
     *
     * @param regions ISO 3166-1 codes of the countries whose national forms count without a word that announces them
     */
    static List<NumberRule> standard(Set<String> regions) {
        return List.of(
                new CardDetector(),
                new IbanRule(),
                IdRule.alone(Categories.NATIONAL_ID, IdKinds.NATIONAL),
                IdRule.announced(Categories.NATIONAL_ID, IdKinds.NATIONAL),
                IdRule.alone(Categories.TAX_ID, IdKinds.TAX),
                IdRule.announced(Categories.TAX_ID, IdKinds.TAX),
                DocumentRule.passports(),
                DocumentRule.licenses(),
                new PrefixedPhoneRule(),
                new NationalPhoneRule(regions),
                new CoordinatesRule());
    }
}
