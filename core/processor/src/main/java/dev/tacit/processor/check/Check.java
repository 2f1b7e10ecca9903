package dev.tacit.processor.check;

import java.util.Arrays;
import java.util.Optional;

/** The checks, with the severity that each has unless a build sets another. {@code docs/checks.md} has a section on each. */
public enum Check {
    /** A declaration that cannot hold. It fails at run time too, so nothing silences it. */
    TACIT000(Severity.ERROR, By.PROCESSOR),
    /** A member is named like personal data, and nothing says what it is. */
    TACIT001(Severity.ERROR, By.PROCESSOR),
    /** A classified value is handed to a logger by itself. */
    TACIT002(Severity.ERROR, By.PLUGIN),
    /** A classified value is built into a log message or an exception. */
    TACIT003(Severity.ERROR, By.PLUGIN),
    /** The generated text of a class with classified members is built into other text. */
    TACIT004(Severity.ERROR, By.PLUGIN),
    /** A special category or criminal record without a purpose that may have it. */
    TACIT005(Severity.ERROR, By.PROCESSOR),
    /** A personal record without a retention policy. */
    TACIT006(Severity.WARNING, By.PROCESSOR),
    /** A sensitive member that is stored readable. */
    TACIT007(Severity.WARNING, By.PROCESSOR),
    /** A classified value is put into the diagnostic context of a thread. */
    TACIT008(Severity.ERROR, By.PLUGIN),
    /** A member is called less sensitive than its category, without a reason. */
    TACIT009(Severity.ERROR, By.PROCESSOR),
    /** An encrypted id of the committed data map is gone, so its ciphertexts open no more. */
    TACIT010(Severity.ERROR, By.PROCESSOR),
    /** A class's own {@code toString} shows a classified member. */
    TACIT011(Severity.WARNING, By.PLUGIN);

    /** Who looks: the annotation processor, or the compiler plugin, which sees the bodies of methods. */
    public enum By {
        PROCESSOR,
        PLUGIN
    }

    private final Severity severity;
    private final By by;

    Check(Severity severity, By by) {
        this.severity = severity;
        this.by = by;
    }

    /** Returns the check with this id. */
    public static Optional<Check> of(String id) {
        return Arrays.stream(values()).filter(check -> check.name().equals(id)).findFirst();
    }

    /** Returns the severity that it has unless a build sets another. */
    public Severity severity() {
        return severity;
    }

    /** Returns who looks. */
    public By by() {
        return by;
    }

    /** Says whether a build may silence it, by annotation, setting or baseline. */
    public boolean canBeSilenced() {
        return this != TACIT000;
    }
}
