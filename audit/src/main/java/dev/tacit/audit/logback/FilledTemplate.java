package dev.tacit.audit.logback;

import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.detect.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A template with its arguments filled in: where each argument stands in the text, and what is found in it there. */
final class FilledTemplate {
    private final @Nullable Object[] arguments;
    private final int[] starts;
    private final int[] ends;

    private FilledTemplate(@Nullable Object[] arguments) {
        this.arguments = arguments;
        this.starts = new int[arguments.length];
        this.ends = new int[arguments.length];
    }

    /**
     * Returns where these arguments stand; null if that cannot be told from the template.
     *
     * @param arguments texts and immutable scalars only
     * @param chars how long the text is that they make
     */
    static @Nullable FilledTemplate of(Template template, @Nullable Object[] arguments, int chars) {
        FilledTemplate filled = new FilledTemplate(arguments);
        return !template.hasEscapes() && filled.measure(template) == chars ? filled : null;
    }

    /** Returns the length of the whole. An argument without a placeholder stands nowhere. */
    private int measure(Template template) {
        int longer = 0; // than the template, up to here
        for (int i = 0; i < arguments.length; i++) {
            if (i < template.placeholders()) {
                starts[i] = template.place(i) + longer;
                ends[i] = starts[i] + String.valueOf(arguments[i]).length();
                longer = ends[i] - template.place(i) - Template.PLACEHOLDER.length();
            } else {
                starts[i] = Integer.MAX_VALUE;
            }
        }
        return template.text.length() + longer;
    }

    /** Says whether each finding lies within one argument. */
    boolean holdsWithinArguments(List<Finding> findings) {
        int argument = 0;
        for (Finding finding : findings) {
            while (argument < arguments.length && ends[argument] < finding.end()) {
                argument++;
            }
            if (argument == arguments.length || starts[argument] > finding.start()) {
                return false;
            }
        }
        return true;
    }

    /** Returns the arguments without what was found within them. */
    @Nullable
    Object[] without(List<Finding> findings, Scrubber scrubber) {
        @Nullable Object[] scrubbed = arguments.clone();
        for (int i = 0; i < arguments.length; i++) {
            Finding whole = whole(i, findings);
            if (whole != null) {
                scrubbed[i] = scrubber.replacement(whole.category(), String.valueOf(arguments[i]));
            } else if (holdsAny(i, findings)) {
                scrubbed[i] = scrubber.text(String.valueOf(arguments[i]), within(i, findings));
            }
        }
        return scrubbed;
    }

    /** Returns the arguments with labels for those that were found; null if one of them is more than a finding. */
    @Nullable
    Object @Nullable [] labeled(List<Finding> findings, Scrubber scrubber) {
        @Nullable Object[] labeled = arguments.clone();
        for (int i = 0; i < arguments.length; i++) {
            Finding whole = whole(i, findings);
            if (whole != null) {
                labeled[i] = scrubber.label(whole.category());
            } else if (holdsAny(i, findings)) {
                return null;
            }
        }
        return labeled;
    }

    /** Returns the finding that is all of this argument. */
    private @Nullable Finding whole(int argument, List<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.start() == starts[argument] && finding.end() == ends[argument]) {
                return finding;
            }
        }
        return null;
    }

    private boolean holdsAny(int argument, List<Finding> findings) {
        for (Finding finding : findings) {
            if (isWithin(finding, argument)) {
                return true;
            }
        }
        return false;
    }

    private boolean isWithin(Finding finding, int argument) {
        return finding.start() >= starts[argument] && finding.end() <= ends[argument];
    }

    /** Returns the findings in this argument, by their places in it. */
    private List<Finding> within(int argument, List<Finding> findings) {
        List<Finding> own = new ArrayList<>(1);
        int start = starts[argument];
        for (Finding finding : findings) {
            if (isWithin(finding, argument)) {
                own.add(new Finding(finding.start() - start, finding.end() - start, finding.category()));
            }
        }
        return own;
    }
}
