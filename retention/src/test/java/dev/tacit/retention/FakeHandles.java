package dev.tacit.retention;

import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.provider.SubjectHandles;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Gives each subject a handle without any key. */
final class FakeHandles implements SubjectHandles {
    @Override
    public SubjectHandle handleOf(Tenant tenant, Subject subject) {
        String text = tenant.id() + "/" + subject.id();
        UUID hash = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        return SubjectHandle.parse(hash.toString().replace("-", ""));
    }

    static SubjectHandle of(String subject) {
        return new FakeHandles().handleOf(Tenant.SOLE, Subject.of(subject));
    }
}
