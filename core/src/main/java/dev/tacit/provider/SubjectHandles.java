package dev.tacit.provider;

import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;

/** Gives subjects their pseudonym. Implemented by the vault, which holds the handle keys. Thread-safe. */
@FunctionalInterface
public interface SubjectHandles {
    /** Returns the subject's handle; the same for the same tenant and subject as long as the handle key lives. */
    SubjectHandle handleOf(Tenant tenant, Subject subject);
}
