package dev.tacit.crypto;

import dev.tacit.Safe;
import dev.tacit.access.AccessDeniedException;

/** The sentences with which the vault refuses to open. */
final class Denials {
    private Denials() {}

    static AccessDeniedException byGate(String reasonCode) {
        return new AccessDeniedException("the access gate refused", Safe.of("reason", reasonCode));
    }

    static AccessDeniedException gateFailed(Throwable failure) {
        return new AccessDeniedException(
                "the access gate failed, and a gate that fails denies", Safe.of("failure", failure.getClass()));
    }
}
