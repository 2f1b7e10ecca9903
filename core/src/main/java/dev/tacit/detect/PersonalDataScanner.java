package dev.tacit.detect;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Finds personal data in free text by its form and by the names before it. Immutable and thread-safe.
 *
 * <p>Where it is in doubt about the ends of what it found it covers more rather than less. What it finds, and what not, is
 * on the page {@code docs/scanner.md}.
 *
 * <p>The pass is linear in the length of any text, and allocates nothing while it finds nothing in lines of up to 16,384
 * characters. It needs at most 4 MB whatever the length. The text must not change meanwhile.
 */
public final class PersonalDataScanner {
    private static final PersonalDataScanner STANDARD = builder().build();

    private final Scans scans;
    private final NameTable names;

    PersonalDataScanner(Detectors detectors, NameTable names) {
        this.scans = new Scans(detectors);
        this.names = names;
    }

    /** Returns the scanner of all that Tacit knows. */
    public static PersonalDataScanner standard() {
        return STANDARD;
    }

    /** Returns a builder that begins with all that the standard scanner finds. */
    public static PersonalDataScannerBuilder builder() {
        return new PersonalDataScannerBuilder();
    }

    /** Returns the findings, sorted and disjoint; empty if there is none. */
    public List<Finding> scan(CharSequence text) {
        Scan scan = scans.take(text.length());
        List<Finding> findings = scan.list(text);
        scans.give(scan);
        return findings;
    }

    /** Tells whether {@link #scan(CharSequence)} would return any finding; stops at the first. */
    public boolean findsAnything(CharSequence text) {
        Scan scan = scans.take(text.length());
        boolean finds = scan.finds(text);
        scans.give(scan);
        return finds;
    }

    /**
     * Tells whether nothing can be found in this text, nor in any that differs from it by its digits alone: each of 0 to 9 in
     * the place of another, but for a 0 at the front of a run of digits, which only a 0 may take the place of, and the first of 13
     * digits or more, which is given; and each UUID in small letters that stands apart in the place of another. So lines that come
     * again with other numbers need not be scanned again. May say no where the answer is yes; costs as much as a scan.
     */
    public boolean isQuiet(CharSequence text) {
        Scan scan = scans.take(text.length());
        boolean quiet = scan.isQuiet(text);
        scans.give(scan);
        return quiet;
    }

    /** Hands the findings to the sink, sorted and disjoint, without an object for each. */
    public void scan(CharSequence text, FindingSink sink) {
        requireNonNull(sink, "sink");
        Scan scan = scans.take(text.length());
        scan.over(text, sink);
        scans.give(scan);
    }

    /**
     * Returns the text as the scanner reads it, to compare what it found with what is written elsewhere: percent signs, entities
     * and escapes decoded, full-width signs and digits of other scripts in ASCII, without characters that nobody sees.
     */
    public static String decoded(String text) {
        return text.chars().allMatch(PersonalDataScanner::standsForItself) ? text : decode(text);
    }

    private static boolean standsForItself(int c) {
        return c >= ' ' && c < CharClass.ASCII && c != '%' && c != '&' && c != '\\';
    }

    private static String decode(String text) {
        Text decoded = new Text();
        decoded.read(text, 0, text.length());
        decoded.decode();
        return decoded.part(0, decoded.length());
    }

    /**
     * Returns the category of values with this name, as the scanner reads it in {@code name=value}: {@code customerName}, {@code
     * X-Forwarded-For}; empty if the name says nothing about its value.
     */
    public Optional<String> categoryOfName(String name) {
        return Optional.ofNullable(names.categoryOf(name));
    }
}
