package dev.tacit.access;

/**
 * Decides whether an actor may open personal data for a purpose. Asked once per record, before any key is used.
 *
 * <p>Implementations are thread-safe and quick. One that throws denies.
 */
@FunctionalInterface
public interface AccessGate {
    /** Returns the decision for this request; never null. */
    AccessDecision decide(AccessRequest request);

    /** Returns the gate that lets everybody through: for an application that decides elsewhere. */
    static AccessGate allowAll() {
        return request -> AccessDecision.allow();
    }
}
