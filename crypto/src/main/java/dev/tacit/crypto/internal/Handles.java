package dev.tacit.crypto.internal;

import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.KeyKind;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.provider.KeyScope;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The pseudonyms under which subjects and scopes stand in rows and events. Thread-safe. */
public final class Handles {
    private static final int PLACES = 64;

    private final TenantKeys keys;

    /**
     * The keys of tenants whose handles were compared, beside the cache of all keys, which alone keeps them in memory; tenants
     * that meet at one place take turns.
     */
    private final AtomicReferenceArray<@Nullable Near> near = new AtomicReferenceArray<>(PLACES);

    public Handles(TenantKeys keys) {
        this.keys = keys;
    }

    /** Returns the subject's handle. */
    public SubjectHandle of(Tenant tenant, Subject subject) {
        return SubjectHandle.of(Arrays.copyOf(code(tenant, subject), SubjectHandle.SIZE_BYTES));
    }

    /**
     * Says whether the key is this subject's, by its handle.
     *
     * @param now the time by the monotonic clock at which the operation began: a key that was served then serves to its end
     */
    public boolean isOf(Tenant tenant, Subject subject, LeasedKey key, long now) {
        return key.hasHandle(near(tenant, now).mac(message(tenant, subject)));
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
        byte[] code = key(tenant, Label.SCOPE_HANDLE).mac(message);
        return HexFormat.of().formatHex(code, 0, SubjectHandle.SIZE_BYTES);
    }

    /** Returns 32 bytes, which begin with the subject's handle. */
    private byte[] code(Tenant tenant, Subject subject) {
        return key(tenant, Label.SUBJECT_HANDLE).mac(message(tenant, subject));
    }

    private static byte[] message(Tenant tenant, Subject subject) {
        return LengthPrefixed.list().add(tenant.id()).add(subject.id()).bytes();
    }

    private MacKey near(Tenant tenant, long now) {
        int place = place(tenant);
        @Nullable Near there = near.getAcquire(place);
        @Nullable MacKey key = there != null && there.tenant.equals(tenant) ? there.key.get() : null;
        if (key == null || !key.isServed(now)) {
            key = key(tenant, Label.SUBJECT_HANDLE);
            near.setRelease(place, new Near(tenant, new WeakReference<>(key)));
        }
        return key;
    }

    static int place(Tenant tenant) {
        return tenant.hashCode() & (PLACES - 1);
    }

    private MacKey key(Tenant tenant, Label label) {
        return keys.key(KeySlot.ofTenant(tenant, KeyKind.HANDLE_ROOT, "subjects"), 1, label);
    }

    private record Near(Tenant tenant, WeakReference<MacKey> key) {}
}
