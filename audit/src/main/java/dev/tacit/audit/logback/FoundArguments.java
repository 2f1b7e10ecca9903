package dev.tacit.audit.logback;

import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.detect.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of a template of which something was found in the text that they make with it. */
final class FoundArguments {
    private final Template template;
    private final @Nullable Object[] arguments;
    private final List<Finding> findings;

    private FoundArguments(Template template, @Nullable Object[] arguments, List<Finding> findings) {
        this.template = template;
        this.arguments = arguments;
        this.findings = findings;
    }

    /**
     * Returns them if each finding lies within one of them; null if one does not, or if it cannot be told where they stand.
     *
     * @param arguments texts and immutable scalars only
     * @param chars how long the text is that they make
     * @param findings in that text, sorted and disjoint
     */
    static @Nullable FoundArguments of(
            Template template, @Nullable Object[] arguments, int chars, List<Finding> findings) {
        FoundArguments found = new FoundArguments(template, arguments, findings);
        return !template.hasEscapes() && found.holdAll(chars) ? found : null;
    }

    /** Goes from argument to argument, past the findings in each; one that lies in none is where that ends. */
    private boolean holdAll(int chars) {
        int next = 0;
        int at = 0;
        for (int i = 0; i < template.placeholders(); i++) {
            at += template.part(i).length();
            int end = at + length(i);
            next = i < arguments.length ? firstNotWithin(at, end, next) : next;
            at = end;
        }
        return next == findings.size() && at + template.lastPart().length() == chars;
    }

    /** A placeholder without an argument stands there itself. */
    private int length(int argument) {
        return argument < arguments.length
                ? String.valueOf(arguments[argument]).length()
                : Template.PLACEHOLDER.length();
    }

    /** Returns the first finding from this one on that does not lie between these places. */
    private int firstNotWithin(int start, int end, int from) {
        int next = from;
        while (next < findings.size()
                && findings.get(next).start() >= start
                && findings.get(next).end() <= end) {
            next++;
        }
        return next;
    }

    /** Returns what may be shown instead. */
    Shown shownBy(Scrubber scrubber) {
        Shown shown = new Shown(arguments, scrubber);
        int next = 0;
        int at = 0;
        for (int i = 0; i < template.placeholders() && next < findings.size(); i++) {
            at += template.part(i).length();
            int end = at + length(i);
            int first = next;
            next = firstNotWithin(at, end, first);
            if (isWhole(at, end, first, next)) {
                shown.replace(i, findings.get(first).category());
            } else if (next > first) {
                shown.replace(i, within(at, first, next));
            }
            at = end;
        }
        return shown;
    }

    /** The arguments with what may be shown in the place of what was found. */
    static final class Shown {
        private final Scrubber scrubber;
        final @Nullable Object[] arguments;

        /** With the label of each that was found; null if one of them is more than a finding. */
        @Nullable
        Object @Nullable [] labeled;

        /** What each was found as, as a whole. */
        final @Nullable String[] categories;

        private Shown(@Nullable Object[] arguments, Scrubber scrubber) {
            this.scrubber = scrubber;
            this.arguments = arguments.clone();
            this.labeled = arguments.clone();
            this.categories = new @Nullable String[arguments.length];
        }

        /** Replaces the whole argument. */
        private void replace(int argument, String category) {
            String value = String.valueOf(arguments[argument]);
            categories[argument] = category;
            arguments[argument] = scrubber.replacement(category, value);
            if (labeled != null) {
                labeled[argument] = scrubber.label(category, value);
            }
        }

        private void replace(int argument, List<Finding> within) {
            arguments[argument] = scrubber.text(String.valueOf(arguments[argument]), within);
            labeled = null;
        }
    }

    /** Says whether these findings are one, and all that is between these places. */
    private boolean isWhole(int start, int end, int first, int next) {
        return next == first + 1
                && findings.get(first).start() == start
                && findings.get(first).end() == end;
    }

    /** Returns the findings by their places in an argument that begins here. */
    private List<Finding> within(int start, int first, int next) {
        List<Finding> own = new ArrayList<>(next - first);
        for (Finding finding : findings.subList(first, next)) {
            own.add(new Finding(finding.start() - start, finding.end() - start, finding.category()));
        }
        return own;
    }
}
