package dev.tacit.audit.scrub;

import dev.tacit.annotation.Sensitivity;
import dev.tacit.category.Categories;
import dev.tacit.category.DataCategory;
import java.util.HashMap;
import java.util.Map;

/**
 * Which replacement is whose: what was said of the category, else of the sensitivity, else a token where one {@link
 * Token#mayStandFor may stand} and a label where not. Immutable and thread-safe.
 *
 * <p>A category has one replacement, so no two lines show a token and the last four digits of one card, which together would let
 * a reader of the log try the ten thousand cards between.
 */
final class ReplacementRules {
    static final ReplacementRules DEFAULT = new ReplacementRules(Map.of(), Map.of());

    private final Map<String, Replacement> ofCategories;
    private final Map<Sensitivity, Replacement> ofSensitivities;

    private ReplacementRules(Map<String, Replacement> ofCategories, Map<Sensitivity, Replacement> ofSensitivities) {
        this.ofCategories = Map.copyOf(ofCategories);
        this.ofSensitivities = Map.copyOf(ofSensitivities);
    }

    ReplacementRules with(DataCategory category, Replacement replacement) {
        if (replacement == Replacement.TOKEN && !Token.mayStandFor(category, category.sensitivity())) {
            throw new IllegalArgumentException(
                    "values of this category never show as tokens: what is secret, special or a state's"
                            + " number, and what has few values or is free text, has a label");
        }
        if (replacement == Replacement.LAST_FOUR && !category.id().equals(Categories.PAYMENT_CARD)) {
            throw new IllegalArgumentException("only a payment card may show its last four digits");
        }
        Map<String, Replacement> more = new HashMap<>(ofCategories);
        more.put(category.id(), replacement);
        return new ReplacementRules(more, ofSensitivities);
    }

    ReplacementRules with(Sensitivity sensitivity, Replacement replacement) {
        if (replacement != Replacement.LABEL && replacement != Replacement.DROP) {
            throw new IllegalArgumentException(
                    "a sensitivity is shown by a label or dropped: for a token or last four digits name the category");
        }
        Map<Sensitivity, Replacement> more = new HashMap<>(ofSensitivities);
        more.put(sensitivity, replacement);
        return new ReplacementRules(ofCategories, more);
    }

    /** @param sensitivity of the value, which a declaration may have raised: then it shows no more than a label */
    Replacement of(DataCategory category, Sensitivity sensitivity) {
        boolean mayTell = Token.mayStandFor(category, sensitivity);
        Replacement usual = mayTell ? Replacement.TOKEN : Replacement.LABEL;
        Replacement said = ofCategories.getOrDefault(category.id(), ofSensitivities.getOrDefault(sensitivity, usual));
        return mayTell || said == Replacement.DROP ? said : Replacement.LABEL;
    }
}
