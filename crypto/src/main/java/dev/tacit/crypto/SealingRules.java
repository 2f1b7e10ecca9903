package dev.tacit.crypto;

import dev.tacit.Tenant;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.format.Padding;
import dev.tacit.crypto.format.Suite;
import dev.tacit.crypto.internal.SealedFormat;
import dev.tacit.crypto.internal.SealedHeader;
import dev.tacit.crypto.key.CiphertextRejectedException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * With what values are sealed, and what is too weak for a tenant. Immutable and thread-safe.
 *
 * @param wide the tenants whose values are sealed with a wide reference, pinned or not
 * @param pins what tenants have pinned
 */
record SealingRules(Padding padding, Set<Tenant> wide, Map<Tenant, Pin> pins) {
    SealingRules {
        wide = Set.copyOf(wide);
        pins = Map.copyOf(pins);
    }

    /** The least that a tenant demands of a person's values. */
    record Pin(Suite suite, Binding binding) {
        boolean allows(Binding other) {
            return other.compareTo(binding) >= 0;
        }

        boolean allows(Suite other) {
            return other == suite || suite == Suite.AES_256_GCM;
        }
    }

    /**
     * Returns how a person's value begins.
     *
     * @throws IllegalArgumentException if the tenant demands a tighter binding
     */
    SealedHeader header(Tenant tenant, Binding binding) {
        @Nullable Pin pin = pins.get(tenant);
        if (pin != null && !pin.allows(binding)) {
            throw new IllegalArgumentException("the tenant has pinned a tighter binding than this value's");
        }
        boolean isWide = wide.contains(tenant) || (pin != null && pin.suite() != Suite.AES_256_GCM);
        return SealedHeader.of(isWide ? Suite.AES_256_GCM_WIDE_REFERENCE : Suite.AES_256_GCM, padding, binding);
    }

    /** Returns how a value of no single person begins. */
    SealedHeader sharedHeader() {
        return SealedHeader.of(Suite.XAES_256_GCM, padding, Binding.FIELD);
    }

    /** @throws CiphertextRejectedException if a person's value is weaker than the tenant demands */
    void demand(Tenant tenant, SealedFormat sealed) {
        @Nullable Pin pin = pins.get(tenant);
        if (pin != null && !(pin.allows(sealed.suite()) && pin.allows(sealed.binding()))) {
            throw new CiphertextRejectedException();
        }
    }
}
