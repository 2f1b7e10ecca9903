package dev.tacit.detect;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    private static final PersonalDataScanner STANDARD = new PersonalDataScanner(List.of(
            new EmailDetector(), new PhoneDetector(), new CardDetector(), new Ipv4Detector(), new Ipv6Detector()));
    private static final Detector[] NONE = {};

    /** For each ASCII character, the detectors that it triggers, in order of precedence. */
    private final Detector[][] triggered = new Detector[CharClass.ASCII][];

    private PersonalDataScanner(List<Detector> detectors) {
        for (char sign = 0; sign < CharClass.ASCII; sign++) {
            char trigger = sign;
            triggered[sign] = detectors.stream()
                    .filter(detector -> detector.triggers().indexOf(trigger) >= 0)
                    .toArray(Detector[]::new);
        }
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

    /** Tells whether {@link #scan(CharSequence)} would return any finding; stops at the first. */
    public boolean findsAnything(CharSequence text) {
        int length = text.length();
        for (int at = 0; at < length; at++) {
            if (finderAt(text, at, 0) != null) {
                return true;
            }
        }
        return false;
    }

    /** Hands the findings to the sink, sorted and disjoint. */
    public void scan(CharSequence text, FindingSink sink) {
        requireNonNull(sink, "sink");
        int length = text.length();
        long pending = Span.NONE; // kept back one step, since an address may turn out to begin with it
        String category = "";
        int at = 0;
        while (at < length) {
            int floor = pending == Span.NONE ? 0 : Span.end(pending);
            Detector finder = finderAt(text, at, floor);
            if (finder == null) {
                at++;
                continue;
            }
            long found = finder.find(text, at, floor);
            if (pending != Span.NONE && finder.joinsWhatItTouches() && Span.start(found) == floor) {
                found = Span.of(Span.start(pending), Span.end(found));
            } else {
                handOver(pending, category, sink);
            }
            pending = found;
            category = finder.category();
            at = Span.end(found);
        }
        handOver(pending, category, sink);
    }

    /** Returns the first detector that finds something around this place, or null. */
    private @Nullable Detector finderAt(CharSequence text, int at, int floor) {
        for (Detector detector : detectors(text.charAt(at))) {
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
