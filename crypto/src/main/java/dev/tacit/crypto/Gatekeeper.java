package dev.tacit.crypto;

import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.access.AccessDecision;
import dev.tacit.access.AccessDeniedException;
import dev.tacit.access.AccessGate;
import dev.tacit.crypto.internal.Handles;
import dev.tacit.crypto.key.CryptoException;
import dev.tacit.event.Outcome;
import java.util.Optional;

/**
 * The host's access gate, which is foreign code: whatever it throws, or leaves unsaid, denies. What it refuses is recorded.
 * Thread-safe.
 */
final class Gatekeeper {
    private final AccessGate gate;
    private final Handles handles;
    private final AuditTrail trail;

    Gatekeeper(AccessGate gate, Handles handles, AuditTrail trail) {
        this.gate = gate;
        this.handles = handles;
        this.trail = trail;
    }

    /**
     * Returns the gate's reason to refuse; empty if the attempt may go on.
     *
     * @throws AccessDeniedException if the gate failed
     */
    Optional<String> refusal(OpeningAttempt attempt) {
        AccessDecision decision = ask(attempt);
        if (decision instanceof AccessDecision.Denied denied) {
            refuse(attempt, denied.reasonCode());
            return Optional.of(denied.reasonCode());
        }
        return Optional.empty();
    }

    private AccessDecision ask(OpeningAttempt attempt) {
        try {
            AccessDecision decision = gate.decide(attempt.question());
            if (decision instanceof AccessDecision.Allowed || decision instanceof AccessDecision.Denied) {
                return decision;
            }
        } catch (RuntimeException e) {
            refuse(attempt, "gate-failed");
            throw Denials.gateFailed(e);
        }
        refuse(attempt, "gate-failed");
        throw new AccessDeniedException("the access gate gave no answer, and a gate that fails denies");
    }

    /** A refusal is told with whatever handles can be had; the keys for them may be out of reach. */
    private void refuse(OpeningAttempt attempt, String reasonCode) {
        attempt.subject()
                .flatMap(subject -> handleOf(attempt.tenant(), subject))
                .ifPresent(attempt::met);
        trail.recordRefusal(attempt.event(Outcome.DENIED, reasonCode));
    }

    private Optional<SubjectHandle> handleOf(Tenant tenant, Subject subject) {
        try {
            return Optional.of(handles.of(tenant, subject));
        } catch (CryptoException e) {
            return Optional.empty();
        }
    }
}
