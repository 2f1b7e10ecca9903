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
        return SubjectHandle.of(Arrays.copyOf(code(tenant, subject), SubjectHandle.SIZE_BYTES));
    }

    /** Says whether the key is this subject's, by its handle. */
    public boolean isOf(Tenant tenant, Subject subject, LeasedKey key) {
        return key.hasHandle(code(tenant, subject));
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
        byte[] code = mac(tenant, Label.SCOPE_HANDLE, message);
        return HexFormat.of().formatHex(code, 0, SubjectHandle.SIZE_BYTES);
    }

    /** Returns 32 bytes, which begin with the subject's handle. */
    private byte[] code(Tenant tenant, Subject subject) {
        byte[] message =
                LengthPrefixed.list().add(tenant.id()).add(subject.id()).bytes();
        return mac(tenant, Label.SUBJECT_HANDLE, message);
    }

    private byte[] mac(Tenant tenant, Label label, byte[] message) {
        return keys.key(KeySlot.ofTenant(tenant, KeyKind.HANDLE_ROOT, "subjects"), 1, label)
                .mac(message);
    }
}
