package dev.tacit.crypto.internal;

import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.KeyKind;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.provider.KeyScope;
import java.util.Arrays;
import java.util.HexFormat;

/** The pseudonyms under which subjects and scopes stand in rows and events. Thread-safe. */
public final class Handles {
    private final TenantKeys keys;

    public Handles(TenantKeys keys) {
        this.keys = keys;
    }

    /** Returns the subject's handle. */
    public SubjectHandle of(Tenant tenant, Subject subject) {
        byte[] message =
                LengthPrefixed.list().add(tenant.id()).add(subject.id()).bytes();
        return SubjectHandle.of(mac(tenant, Label.SUBJECT_HANDLE, message));
    }

    /** Returns the slot of the subject's key of this scope; a narrower scope may name a record, so it becomes a handle. */
    public KeySlot slot(Tenant tenant, SubjectHandle handle, KeyScope scope) {
        return KeySlot.ofSubject(tenant, handle, scopeText(tenant, handle, scope));
    }

    /** Returns the scope of a slot; a narrower one stays the handle that it is. */
    public static KeyScope scope(String slotScope) {
        return slotScope.equals(KeySlot.WHOLE_SUBJECT) ? KeyScope.subject() : new KeyScope.OfHandle(slotScope);
    }

    private String scopeText(Tenant tenant, SubjectHandle handle, KeyScope scope) {
        if (scope instanceof KeyScope.OfSubject) {
            return KeySlot.WHOLE_SUBJECT;
        }
        if (scope instanceof KeyScope.OfHandle given) {
            return given.hex();
        }
        byte[] message =
                LengthPrefixed.list().add(handle.bytes()).add(scope.text()).bytes();
        return HexFormat.of().formatHex(mac(tenant, Label.SCOPE_HANDLE, message));
    }

    private byte[] mac(Tenant tenant, Label label, byte[] message) {
        KeySlot root = KeySlot.ofTenant(tenant, KeyKind.HANDLE_ROOT, "subjects");
        return Arrays.copyOf(keys.key(root, 1, label).mac(message), SubjectHandle.SIZE_BYTES);
    }
}
