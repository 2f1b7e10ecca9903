package dev.tacit.audit.scrub;

import dev.tacit.audit.scrub.Replacements.Way;
import dev.tacit.category.Catalog;
import dev.tacit.category.Categories;
import dev.tacit.category.DataCategory;
import dev.tacit.detect.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Hides what the scanner finds in a text, escapes what would break the line, and cuts what is too long.
 *
 * <p>Immutable and thread-safe. Linear in the text, of which at most {@link #MAX_CHARS} and a little more are looked at.
 */
final class FreeText {
    /** What stands for something of which nothing may be shown. */
    static final String WITHHELD = "<withheld>";

    /** What stands for a finding of a category that the catalog does not know. */
    private static final String UNKNOWN = "<personal-data>";

    /** The longest text that is shown, in UTF-16 units. */
    static final int MAX_CHARS = 64 * 1024;

    /** How far beyond the cut the scanner looks, so that no half of a value stays in front of it. */
    private static final int OVERLAP_CHARS = 4096;

    /** Room for {@code [truncated n]} and for the longest replacement. */
    private static final int MARGIN_CHARS = 128;

    /** A replacement may bring together what was apart; so the result is looked at again. */
    private static final int MAX_PASSES = 4;

    /** Categories of which values are found without a name before them, and have tokens. */
    private static final Set<String> FOUND_BY_FORM = Set.of(
            Categories.EMAIL_ADDRESS,
            Categories.PHONE_NUMBER,
            Categories.IP_ADDRESS,
            Categories.PAYMENT_CARD,
            Categories.BANK_ACCOUNT,
            Categories.DEVICE_ID,
            Categories.MAC_ADDRESS);

    private final TextScanner scanner;
    private final Catalog catalog;
    private final Replacements replacements;
    private final ScrubbingCounters counters;
    private final KnownClean known = new KnownClean(this::isClean);
    private final Map<String, FoundCategory> categories = new ConcurrentHashMap<>();

    FreeText(TextScanner scanner, Catalog catalog, Replacements replacements, ScrubbingCounters counters) {
        this.scanner = scanner;
        this.catalog = catalog;
        this.replacements = replacements;
        this.counters = counters;
    }

    /** Says whether {@link #scrub} would return the text as it is. */
    boolean isClean(String text) {
        return isOneLine(text) && !scanner.findsAnything(text);
    }

    /** Says whether nothing of the text has to be cut or escaped. */
    boolean isOneLine(String text) {
        return text.length() <= MAX_CHARS && !LineBreakers.isIn(text);
    }

    /** Says whether a text {@link #isClean}, with whatever digits. */
    boolean isQuiet(String text) {
        return isOneLine(text) && scanner.isQuiet(text);
    }

    /** Says the same as {@link #isClean}, sooner for a text that comes again as the same object. */
    boolean isCleanAgain(String text) {
        return known.isClean(text);
    }

    /** Says whether the text is one value that the scanner finds, and nothing else. */
    boolean isOneFinding(String text) {
        List<Finding> findings = scanner.scan(window(text));
        return findings.size() == 1
                && text.substring(0, findings.get(0).start()).isBlank()
                && text.substring(findings.get(0).end()).isBlank();
    }

    /** Says whether the scanner finds the text as a whole, and as this; sooner for texts that were found before. */
    boolean isFoundAs(String categoryId, String text) {
        FoundCategory category = category(categoryId);
        if (category != null && category.values().hold(text)) {
            return true;
        }
        List<Finding> findings = scanner.scan(window(text));
        boolean found = isAll(findings, text) && findings.get(0).category().equals(categoryId);
        if (found && category != null) {
            category.values().keep(text);
        }
        return found;
    }

    /** Returns a text that {@link #isClean}; the same one if it already is. */
    String scrub(String text) {
        return scrub(text, scanner.scan(window(text)));
    }

    /** Returns the same, of a text that was scanned. */
    String scrub(String text, List<Finding> found) {
        String result = text;
        List<Finding> findings = found;
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            if (findings.isEmpty() && isOneLine(result)) {
                return result;
            }
            if (isAll(findings, result)) {
                return replacement(findings.get(0), result);
            }
            result = pass(result, findings);
            findings = scanner.scan(window(result));
        }
        return findings.isEmpty() && isOneLine(result) ? result : WITHHELD;
    }

    private static boolean isAll(List<Finding> findings, String text) {
        return findings.size() == 1
                && findings.get(0).start() == 0
                && findings.get(0).end() == text.length()
                && text.length() <= MAX_CHARS;
    }

    private static String window(String text) {
        return text.substring(0, Math.min(text.length(), MAX_CHARS + OVERLAP_CHARS));
    }

    private String pass(String text, List<Finding> findings) {
        int end = Math.min(text.length(), MAX_CHARS);
        CappedText out = new CappedText(MAX_CHARS - MARGIN_CHARS);
        int done = 0;
        for (Finding finding : findings) {
            done = out.append(text, done, Math.min(finding.start(), end));
            if (out.isFull() || finding.start() >= end) {
                break;
            }
            out.appendWhole(replacement(finding, text));
            done = finding.end();
        }
        done = out.append(text, done, end);
        if (done < text.length()) {
            counters.countTruncated();
            out.appendWhole("[truncated " + (text.length() - done) + "]");
        }
        return out.toString();
    }

    private String replacement(Finding finding, String text) {
        return replacement(finding.category(), text.substring(finding.start(), finding.end()));
    }

    /** Returns what stands instead of a value of this category. */
    String replacement(String categoryId, String value) {
        FoundCategory category = shownAs(categoryId, value);
        return category == null ? UNKNOWN : replacements.of(category.way, value);
    }

    /** Returns what would stand there if nothing were told of the value. */
    String label(String categoryId, String value) {
        FoundCategory category = shownAs(categoryId, value);
        return category == null ? UNKNOWN : category.way.label();
    }

    /** Returns null for a category that nobody knows. */
    private @Nullable FoundCategory shownAs(String categoryId, String value) {
        FoundCategory category = category(categoryId);
        return category != null && category.mayBeOfAnother && hasForm(value) ? byForm(category, value) : category;
    }

    private @Nullable FoundCategory category(String categoryId) {
        FoundCategory before = categories.get(categoryId);
        return before != null
                ? before
                : catalog.category(categoryId).map(this::remember).orElse(null);
    }

    private FoundCategory remember(DataCategory category) {
        Way way = replacements.way(category, category.sensitivity());
        boolean mayBeOfAnother =
                !FOUND_BY_FORM.contains(category.id()) && Token.mayStandFor(category, category.sensitivity());
        FoundCategory fresh = new FoundCategory(way, mayBeOfAnother);
        categories.put(category.id(), fresh);
        return fresh;
    }

    /** A name without digits or an at sign has none. */
    private static boolean hasForm(String value) {
        return value.chars().anyMatch(c -> c == '@' || Character.isDigit(c));
    }

    /** The name before it said what it is; a user who logs in by e-mail address has the token of that address all the same. */
    private FoundCategory byForm(FoundCategory named, String value) {
        List<Finding> findings = scanner.scan(window(value));
        FoundCategory byForm = isAll(findings, value) ? category(findings.get(0).category()) : null;
        return byForm == null ? named : byForm;
    }

    /** A category of which values were found. */
    private static final class FoundCategory {
        private final Way way;

        /** Whether its values may have another's form: what is found by its form is what it is, and what is secret stays so. */
        private final boolean mayBeOfAnother;

        private volatile @Nullable FoundValues values;

        private FoundCategory(Way way, boolean mayBeOfAnother) {
            this.way = way;
            this.mayBeOfAnother = mayBeOfAnother;
        }

        /** Returns those that were found by themselves; made when they are first asked for, since of most categories there are none. */
        private FoundValues values() {
            FoundValues made = values;
            if (made == null) {
                made = new FoundValues();
                values = made;
            }
            return made;
        }
    }
}
