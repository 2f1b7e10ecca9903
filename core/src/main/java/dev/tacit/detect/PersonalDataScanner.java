package dev.tacit.detect;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds personal data in free text by its form. Immutable and thread-safe.
 *
 * <p>The standard scanner finds e-mail addresses, international telephone numbers (those with {@code +}), payment cards
 * and IP addresses. Where it is in doubt about the ends of what it found it covers more rather than less. It does not find
 * names, national telephone numbers, postal addresses or anything that has no form of its own.
 *
 * <p>The pass is linear in the length of any text, and allocates nothing while it finds nothing. The text must not change
 * meanwhile.
 */
public final class PersonalDataScanner {
    private static final Detector[] NONE = {};
    private static final PersonalDataScanner STANDARD = of(Set.of());

    /** For each ASCII character, the detectors that it triggers, in order of precedence. */
    private final Detector[][] triggered = new Detector[CharClass.ASCII][];

    private final List<NumberRule> rules;

    private PersonalDataScanner(List<Detector> detectors, List<NumberRule> rules) {
        this.rules = rules;
        for (char sign = 0; sign < CharClass.ASCII; sign++) {
            char trigger = sign;
            triggered[sign] = detectors.stream()
                    .filter(detector -> detector.triggers().indexOf(trigger) >= 0)
                    .toArray(Detector[]::new);
        }
    }

    static PersonalDataScanner of(Set<String> regions) {
        return new PersonalDataScanner(
                List.of(new EmailDetector(), new PhoneDetector(), new Ipv4Detector(), new Ipv6Detector()),
                NumberRules.standard(regions));
    }

    /** Returns a builder that begins with all that the standard scanner finds. */
    public static PersonalDataScannerBuilder builder() {
        return new PersonalDataScannerBuilder();
    }

    /** Returns the scanner for the categories that have a form of their own. */
    public static PersonalDataScanner standard() {
        return STANDARD;
    }

    /** Returns the findings, sorted and disjoint; empty if there is none. */
    public List<Finding> scan(CharSequence text) {
        if (!findsAnything(text)) {
            return Collections.emptyList();
        }
        List<Finding> findings = new ArrayList<>();
        scan(text, (start, end, category) -> findings.add(new Finding(start, end, category)));
        return Collections.unmodifiableList(findings);
    }

    /** Tells whether {@link #scan(CharSequence)} would return any finding. */
    public boolean findsAnything(CharSequence text) {
        boolean[] found = new boolean[1];
        scan(text, (start, end, category) -> found[0] = true);
        return found[0];
    }

    /** Hands the findings to the sink, sorted and disjoint. */
    public void scan(CharSequence source, FindingSink sink) {
        requireNonNull(sink, "sink");
        Text text = new Text();
        text.read(source, 0, source.length());
        NumberSearch numbers = new NumberSearch(rules);
        int length = text.length();
        long pending = Span.NONE; // kept back one step, since an address may turn out to begin with it
        String category = "";
        int at = 0;
        while (at < length) {
            int floor = pending == Span.NONE ? 0 : Span.end(pending);
            Detector finder = finderAt(text, at, floor);
            long found = finder == null ? Span.NONE : finder.find(text, at, floor);
            String foundCategory = finder == null ? "" : finder.category();
            if (finder == null && NumberReader.isGroupSign(text.at(at)) && !NumberReader.isGroupSign(text.at(at - 1))) {
                found = numbers.find(text, at, floor);
                foundCategory = numbers.category();
            }
            if (found == Span.NONE) {
                at++;
                continue;
            }
            if (pending != Span.NONE && finder != null && finder.joinsWhatItTouches() && Span.start(found) == floor) {
                found = Span.of(Span.start(pending), Span.end(found));
            } else {
                handOver(pending, category, sink);
            }
            pending = found;
            category = foundCategory;
            at = Span.end(found);
        }
        handOver(pending, category, sink);
    }

    /** Returns the first detector that finds something around this place, or null. */
    private @Nullable Detector finderAt(Text text, int at, int floor) {
        for (Detector detector : detectors(text.at(at))) {
            if (detector.find(text, at, floor) != Span.NONE) {
                return detector;
            }
        }
        return null;
    }

    private Detector[] detectors(char sign) {
        return sign < CharClass.ASCII ? triggered[sign] : NONE;
    }

    private static void handOver(long span, String category, FindingSink sink) {
        if (span != Span.NONE) {
            sink.found(Span.start(span), Span.end(span), category);
        }
    }
}
