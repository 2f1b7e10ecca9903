package dev.tacit.examples.tour.step;

import java.io.PrintStream;
import java.util.Locale;

/** Tells a person at a terminal what happens: headlines, sentences, quotations, figures and checks. Not thread-safe. */
public final class Narrator {
    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    private static final String GREEN = "\u001b[32m";
    private static final String YELLOW = "\u001b[33m";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final boolean color;
    private int steps;
    private int checks;

    public Narrator(PrintStream out, boolean color) {
        this.out = out;
        this.color = color;
    }

    /** Begins a step. */
    public void headline(String title) {
        steps++;
        out.println();
        out.println(paint(BOLD, steps + ". " + title));
    }

    /** Says a sentence. */
    public void say(String sentence, Object... values) {
        out.println("   " + String.format(Locale.ROOT, sentence, values));
    }

    /** Shows text as it is: a row, a log line, a plan. */
    public void quote(String text) {
        text.lines().forEach(line -> out.println(paint(DIM, "   │ " + line)));
    }

    /** Says what falls short, plainly. */
    public void warn(String sentence, Object... values) {
        out.println("   " + paint(YELLOW, "! " + String.format(Locale.ROOT, sentence, values)));
    }

    /** Checks a promise, and ends the tour if it is not kept. */
    public void check(boolean kept, String promise, Object... values) {
        String sentence = String.format(Locale.ROOT, promise, values);
        out.println("   " + (kept ? paint(GREEN, "✓ ") : paint(RED, "✗ ")) + sentence);
        if (!kept) {
            throw new CheckFailedException(sentence);
        }
        checks++;
    }

    /** Returns how many checks have been made, all of them kept. */
    public int checks() {
        return checks;
    }

    private String paint(String code, String text) {
        return color ? code + text + PLAIN : text;
    }
}
