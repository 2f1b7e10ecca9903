package dev.tacit.processor.check;

import java.util.Locale;
import java.util.Optional;
import javax.tools.Diagnostic;

/** How a finding is reported. */
public enum Severity {
    /** Fails the build. */
    ERROR(Diagnostic.Kind.ERROR),
    /** Is shown, and fails a build that takes warnings for errors. */
    WARNING(Diagnostic.Kind.WARNING),
    /** Is shown. */
    NOTE(Diagnostic.Kind.NOTE),
    /** Is not looked for. */
    OFF(Diagnostic.Kind.OTHER);

    private final Diagnostic.Kind kind;

    Severity(Diagnostic.Kind kind) {
        this.kind = kind;
    }

    /** Returns what the compiler calls it. */
    public Diagnostic.Kind kind() {
        return kind;
    }

    static Optional<Severity> of(String word) {
        try {
            return Optional.of(valueOf(word.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
