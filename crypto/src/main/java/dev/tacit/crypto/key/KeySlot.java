package dev.tacit.crypto.key;

import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import java.util.Objects;

/**
 * What a key belongs to. Generations of keys follow each other in a slot.
 *
 * <p>Immutable and thread-safe. Holds handles, never the host's own identifiers.
 *
 * @param owner the subject's handle; for the tenant's own keys a name of ours
 * @param scope {@link #WHOLE_SUBJECT}, or the handle of a narrower scope; for the tenant's own keys {@link #TENANT}
 */
public record KeySlot(Tenant tenant, KeyKind kind, String owner, String scope) {
    /** The scope of a key for all records of a subject; a shred of it covers the subject's narrower scopes too. */
    public static final String WHOLE_SUBJECT = "subject";
    /** The scope of a tenant's own keys. */
    public static final String TENANT = "tenant";

    public KeySlot {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(scope, "scope");
    }

    /** Returns the slot of a subject's key. */
    public static KeySlot ofSubject(Tenant tenant, SubjectHandle handle, String scope) {
        return new KeySlot(tenant, KeyKind.SUBJECT, handle.hex(), scope);
    }

    /** Says whether it is a subject's, but not the one of the whole subject. */
    public boolean isNarrower() {
        return kind == KeyKind.SUBJECT && !scope.equals(WHOLE_SUBJECT);
    }

    /** Returns the slot of the same owner's key for all records. */
    public KeySlot ofWholeSubject() {
        return new KeySlot(tenant, kind, owner, WHOLE_SUBJECT);
    }

    /** Returns the slot of one of the tenant's own keys. */
    public static KeySlot ofTenant(Tenant tenant, KeyKind kind, String owner) {
        return new KeySlot(tenant, kind, owner, TENANT);
    }
}
