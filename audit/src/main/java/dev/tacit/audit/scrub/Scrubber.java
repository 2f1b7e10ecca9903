package dev.tacit.audit.scrub;

import static java.util.Objects.requireNonNull;

import dev.tacit.annotation.Sensitivity;
import dev.tacit.category.DataCategory;
import dev.tacit.detect.Finding;
import dev.tacit.detect.PersonalDataScanner;
import dev.tacit.provider.TokenKeys;
import dev.tacit.schema.Schemas;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what of a text or an object may stand in a log line: values of classified members, whatever the scanner finds
 * in free text, and characters that break a line are replaced; everything longer than 64 KiB is cut and marked.
 *
 * <p>Scrubbing a text that was scrubbed changes nothing. Does not catch what a host's {@code toString} throws: whoever
 * writes the line withholds it then. Immutable and thread-safe; its counters count.
 */
public final class Scrubber {
    /** The longest text that is shown, in UTF-16 units; what follows is cut. */
    public static final int MAX_CHARS = FreeText.MAX_CHARS;

    private static final TextScanner STANDARD = TextScanner.of(PersonalDataScanner.standard());

    private final Schemas schemas;
    private final Optional<TokenKeys> keys;
    private final TextScanner scanner;
    private final ReplacementRules rules;
    private final ScrubbingCounters counters;
    private final FreeText texts;
    private final Covers covers;
    private final HiddenDepths depths;
    private final PersonalNames names;
    private final CleanNumbers numbers;
    private final ArgumentShape shape = new ArgumentShape();

    private Scrubber(
            Schemas schemas,
            Optional<TokenKeys> keys,
            TextScanner scanner,
            ReplacementRules rules,
            ScrubbingCounters counters) {
        this.schemas = schemas;
        this.keys = keys;
        this.scanner = scanner;
        this.rules = rules;
        this.counters = counters;
        Replacements replacements = new Replacements(keys, rules, counters, text -> !scanner.findsAnything(text));
        this.texts = new FreeText(scanner, schemas.catalog(), replacements, counters);
        this.covers = new Covers(schemas.catalog(), replacements, texts, counters);
        this.numbers = new CleanNumbers(scanner);
        this.depths = new HiddenDepths(schemas);
        this.names = new PersonalNames(schemas, scanner, covers, texts);
    }

    private static Scrubber standard(Schemas schemas, Optional<TokenKeys> keys) {
        requireNonNull(schemas, "schemas");
        return new Scrubber(schemas, keys, STANDARD, ReplacementRules.DEFAULT, new ScrubbingCounters());
    }

    /** Returns a scrubber that knows these classes and shows labels only: {@code <email>}. */
    public static Scrubber withLabels(Schemas schemas) {
        return standard(schemas, Optional.empty());
    }

    /** Returns a scrubber that shows the same token for the same value: {@code <email:k3.Q7T2…>}. */
    public static Scrubber withTokens(Schemas schemas, TokenKeys keys) {
        return standard(schemas, Optional.of(requireNonNull(keys, "keys")));
    }

    /**
     * Returns a scrubber that looks at free text, and at the names of values, with this scanner; it counts into the same
     * counters.
     */
    public Scrubber scanningWith(PersonalDataScanner other) {
        return scanningWith(TextScanner.of(other));
    }

    /** Returns a scrubber that looks at free text with this scanner; it counts into the same counters. */
    public Scrubber scanningWith(TextScanner other) {
        return new Scrubber(schemas, keys, requireNonNull(other, "other"), rules, counters);
    }

    /**
     * Returns a scrubber that shows this instead of values of a category; it counts into the same counters. A value of which a
     * declaration says that it is special or secret shows a label all the same, or nothing.
     *
     * @param category the category's id
     * @throws IllegalArgumentException if the schemas' catalog does not know the category; if it is one of those that {@code
     *     docs/log-scrubbing.md} names as shown by labels only, and this is a token; if this is the last four digits, and it is
     *     not {@link dev.tacit.category.Categories#PAYMENT_CARD}
     */
    public Scrubber showing(String category, Replacement replacement) {
        requireNonNull(replacement, "replacement");
        DataCategory known = schemas.catalog()
                .category(category)
                .orElseThrow(() -> new IllegalArgumentException("the catalog does not know this category"));
        return new Scrubber(schemas, keys, scanner, rules.with(known, replacement), counters);
    }

    /**
     * Returns a scrubber that shows this instead of values of a sensitivity, where nothing was said of their category; it counts
     * into the same counters.
     *
     * @throws IllegalArgumentException if this is neither a label nor nothing
     */
    public Scrubber showing(Sensitivity sensitivity, Replacement replacement) {
        requireNonNull(sensitivity, "sensitivity");
        requireNonNull(replacement, "replacement");
        return new Scrubber(schemas, keys, scanner, rules.with(sensitivity, replacement), counters);
    }

    /** Returns a scrubber that calls no token key; it counts into the same counters. */
    public Scrubber withoutTokens() {
        return new Scrubber(schemas, Optional.empty(), scanner, rules, counters);
    }

    /** Returns what was done so far. */
    public ScrubbingCounters counters() {
        return counters;
    }

    /** Says whether {@link #text} would return the text as it is. Calls nothing of the host's. */
    public boolean isClean(@Nullable String text) {
        return text == null || texts.isClean(text);
    }

    /** Says the same as {@link #isClean}, sooner for texts that come again as the same object. Holds on to some of them. */
    public boolean isCleanAgain(@Nullable String text) {
        return text == null || texts.isCleanAgain(text);
    }

    /**
     * Says whether neither the value nor its text can change any more, nor be anything but what the text says. Calls nothing
     * of the host's.
     */
    public boolean isFinal(@Nullable Object value) {
        return value == null || value instanceof String || (Scalars.isScalar(value) && Scalars.isPlain(value));
    }

    /** Says whether {@link #value} would return the value as it is. Calls nothing of the host's. */
    public boolean isCleanScalar(@Nullable Object value) {
        if (Scalars.isTooSmallToHide(value)) {
            return true;
        }
        if (value instanceof String text) {
            return texts.isClean(text);
        }
        if (value instanceof Long || value instanceof Integer) {
            return numbers.isClean(((Number) value).longValue());
        }
        return value != null && Scalars.isScalar(value) && Scalars.isPlain(value) && texts.isClean(value.toString());
    }

    /** Says whether the text has no character that breaks a line and is no longer than {@link #MAX_CHARS}. */
    public boolean isOneLine(String text) {
        return texts.isOneLine(text);
    }

    /** Returns what the scanner finds in a text, of which {@link #isOneLine} says nothing. Calls nothing of the host's. */
    public List<Finding> findings(String text) {
        return scanner.scan(text);
    }

    /**
     * Says whether the text by itself is found as a whole, and as a value of this category; sooner for one that was found before. Holds
     * on to none. Calls nothing of the host's.
     */
    public boolean isFoundAs(String category, String text) {
        return texts.isFoundAs(category, text);
    }

    /**
     * Says whether nothing is found in the text, nor in any that differs from it by its digits alone, as {@link
     * PersonalDataScanner#isQuiet} means that; and no character breaks the line. Calls nothing of the host's.
     */
    public boolean isQuiet(String text) {
        return texts.isQuiet(text);
    }

    /** Says whether a value of which {@link #isFinal} is true is quiet by itself, as {@link #isQuiet} means that. */
    public boolean isQuietScalar(@Nullable Object value) {
        return (value instanceof Long || value instanceof Integer)
                ? numbers.isQuiet(((Number) value).longValue())
                : isQuiet(String.valueOf(value));
    }

    /**
     * Returns a hash by which a message is known again with other digits, as {@link #isQuiet} means that, or 0 if it never is: one
     * with texts, whole numbers, UUIDs, booleans and nulls as its arguments is. Two with lists of up to 1,000 characters that differ
     * by more have the same with a probability of less than 2^-50, whoever chose them. Calls nothing of the host's.
     *
     * @param template a number that no other template has, 1 to 2^48
     * @param apart a bit for each of the first 64 arguments that stands between blanks, quotes or brackets
     */
    public long shapeOf(long template, long apart, @Nullable Object[] arguments) {
        return shape.of(template, apart, arguments);
    }

    /** Returns a hash by which an argument by itself is known again, as {@link #shapeOf(long, long, Object[])} means that. */
    public long shapeOf(@Nullable Object argument) {
        return shape.ofAlone(argument);
    }

    /** Returns what stands instead of the whole of a value that was found if nothing is told of it: {@code <email>}. */
    public String label(String category, String value) {
        return texts.label(category, value);
    }

    /** Returns what stands instead of the whole of a value that was found: a token, a label. */
    public String replacement(String category, String value) {
        return texts.replacement(category, value);
    }

    /** Returns the text without what must not be shown; the same instance if there is nothing. */
    public String text(String text) {
        return texts.scrub(text);
    }

    /** Returns the same, sooner. {@code found} is what {@link #findings} has returned, of this text or of one it stands in. */
    public String text(String text, List<Finding> found) {
        return texts.scrub(text, found);
    }

    /**
     * Returns the value in a form that can neither change nor show more later: null, an immutable scalar of the JDK, or
     * text. Calls the {@code toString} of objects that neither are nor hold anything classified.
     */
    public @Nullable Object value(@Nullable Object value) {
        if (value instanceof String text) {
            return texts.scrub(text);
        }
        if (value == null || isCleanScalar(value)) {
            return value;
        }
        return texts.scrub(rendering(new ObjectPath()).of(value));
    }

    /** Says whether the object is classified or holds what is, as far as can be seen: then no text of its own may be shown. */
    public boolean isClassified(Object value) {
        return depths.isClassified(value);
    }

    /** Says whether a name, of an MDC entry for example, is clean and says nothing of its value. Calls nothing of the host's. */
    public boolean isNobodys(String name) {
        return names.isNobodys(name);
    }

    /**
     * Returns an object that is another one since a name may say something else, because a class has become known: what was
     * judged by names before is to be judged again.
     *
     * @throws dev.tacit.schema.DeclarationException if a data map cannot be read, so that nobody knows what names say
     */
    public Object names() {
        return names.version();
    }

    /**
     * Says whether each name {@link #isNobodys} and each value is clean, sooner for those that come again as the same objects.
     * Holds on to some of them. Calls nothing of the host's but the map.
     */
    public boolean areNobodys(Map<String, String> values) {
        return names.areNobodys(values);
    }

    /**
     * Returns the value of an MDC entry or a key-value pair in the form of {@link #value}, hidden if its name says what it
     * is: {@code customerName}, {@code password}, or the name of a member that the schemas know as classified.
     */
    public @Nullable Object named(@Nullable String name, @Nullable Object value) {
        Cover cover = name == null ? covers.open() : names.coverOf(name);
        if (cover.isOpen() || value == null) {
            return value(value);
        }
        return texts.scrub(rendering(new ObjectPath()).of(value, cover));
    }

    /**
     * Returns the text of an object by its members, whether or not anything of it is classified.
     *
     * @param path the objects of whose text this one is a part
     */
    String structure(Object value, ObjectPath path) {
        return texts.scrub(rendering(path).structureOf(value));
    }

    private ObjectText rendering(ObjectPath path) {
        return new ObjectText(schemas, covers, depths, names, counters, path);
    }
}
