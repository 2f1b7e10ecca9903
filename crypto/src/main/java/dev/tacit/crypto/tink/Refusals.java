package dev.tacit.crypto.tink;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tells a KMS's refusal from its silence by the exception that its client throws, or by one of that exception's causes.
 * Tink wraps both in the same {@code GeneralSecurityException}. Immutable and thread-safe.
 */
final class Refusals {
    /** Tink wraps once or twice; a chain that is longer is a circle. */
    private static final int MAX_CAUSES = 16;

    /** What clients call an answer that asking again does not change. */
    private static final Set<String> NAMES = Set.of(
            "AccessDeniedException",
            "PermissionDeniedException",
            "ForbiddenException",
            "UnauthorizedException",
            "DisabledException",
            "KMSInvalidStateException",
            "KmsInvalidStateException",
            "KeyDisabledException");

    private final Predicate<Throwable> refusal;

    private Refusals(Predicate<Throwable> refusal) {
        this.refusal = refusal;
    }

    static Refusals byName() {
        return new Refusals(failure -> NAMES.contains(failure.getClass().getSimpleName()) && !isOfTheJdk(failure));
    }

    /** A file with credentials that cannot be read is {@code java.nio.file.AccessDeniedException}: no KMS said anything. */
    private static boolean isOfTheJdk(Throwable failure) {
        return failure.getClass().getName().startsWith("java.");
    }

    /** Returns these refusals and those that the host knows. */
    Refusals or(Predicate<Throwable> others) {
        return new Refusals(refusal.or(others));
    }

    boolean isRefusal(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSES)
                .anyMatch(refusal);
    }
}
