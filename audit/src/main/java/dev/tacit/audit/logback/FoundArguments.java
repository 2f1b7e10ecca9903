package dev.tacit.audit.logback;

import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.detect.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of a template of which something was found in the text that they make with it. */
final class FoundArguments {
    private final @Nullable Object[] arguments;
    private final String[] texts;
    private final int[] starts;
    private final List<Finding> findings;

    private FoundArguments(@Nullable Object[] arguments, int shown, List<Finding> findings) {
        this.arguments = arguments;
        this.texts = new String[shown];
        this.starts = new int[shown];
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
        int shown = Math.min(arguments.length, template.placeholders());
        FoundArguments found = new FoundArguments(arguments, shown, findings);
        return !template.hasEscapes() && found.measure(template) == chars && found.holdAll() ? found : null;
    }

    /** Returns the length of the whole text. An argument without a placeholder stands nowhere. */
    private int measure(Template template) {
        int longer = 0; // than the template, up to here
        for (int i = 0; i < texts.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
            starts[i] = template.place(i) + longer;
            longer += texts[i].length() - Template.PLACEHOLDER.length();
        }
        return template.text.length() + longer;
    }

    private boolean holdAll() {
        int argument = 0;
        for (Finding finding : findings) {
            while (argument < texts.length && end(argument) < finding.end()) {
                argument++;
            }
            if (argument == texts.length || starts[argument] > finding.start()) {
                return false;
            }
        }
        return true;
    }

    private int end(int argument) {
        return starts[argument] + texts[argument].length();
    }

    /** Returns the arguments with what may be shown in the place of what was found. */
    @Nullable
    Object[] replaced(Scrubber scrubber) {
        @Nullable Object[] replaced = arguments.clone();
        int next = 0;
        for (int i = 0; i < texts.length && next < findings.size(); i++) {
            int first = next;
            next = firstBehind(i, first);
            if (isWhole(i, first, next)) {
                replaced[i] = scrubber.replacement(findings.get(first).category(), texts[i]);
            } else if (next > first) {
                replaced[i] = scrubber.text(texts[i], within(i, first, next));
            }
        }
        return replaced;
    }

    /** Returns the arguments with labels for those that were found; null if one of them is more than a finding. */
    @Nullable
    Object @Nullable [] labeled(Scrubber scrubber) {
        @Nullable Object[] labeled = arguments.clone();
        int next = 0;
        for (int i = 0; i < texts.length && next < findings.size(); i++) {
            int first = next;
            next = firstBehind(i, first);
            if (isWhole(i, first, next)) {
                labeled[i] = scrubber.label(findings.get(first).category(), texts[i]);
            } else if (next > first) {
                return null;
            }
        }
        return labeled;
    }

    /** Returns the first finding from this one on that does not lie within the argument. */
    private int firstBehind(int argument, int from) {
        int next = from;
        while (next < findings.size() && findings.get(next).end() <= end(argument)) {
            next++;
        }
        return next;
    }

    /** Says whether these findings are one, and all of the argument. */
    private boolean isWhole(int argument, int first, int next) {
        return next == first + 1
                && findings.get(first).start() == starts[argument]
                && findings.get(first).end() == end(argument);
    }

    /** Returns the findings by their places in the argument. */
    private List<Finding> within(int argument, int first, int next) {
        List<Finding> own = new ArrayList<>(next - first);
        for (Finding finding : findings.subList(first, next)) {
            int start = starts[argument];
            own.add(new Finding(finding.start() - start, finding.end() - start, finding.category()));
        }
        return own;
    }
}
