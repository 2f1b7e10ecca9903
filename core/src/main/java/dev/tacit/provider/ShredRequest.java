package dev.tacit.provider;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import java.util.Objects;

/**
 * Which keys to shred.
 *
 * <p>Immutable and thread-safe.
 *
 * @param requestId the caller's id of this erasure, 1 to 64 characters; a retry repeats it
 */
public record ShredRequest(Tenant tenant, Subject subject, KeyScope scope, String requestId) {
    public ShredRequest {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(scope, "scope");
        if (!requestId.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException("a request id has 1 to 64 characters of A-Z a-z 0-9 . _ -");
        }
    }
}
