package dev.tacit.crypto;

import dev.tacit.Safe;
import dev.tacit.Tenant;
import java.util.Set;

/** Which tenants a vault serves: the sole one, or those that it was told. Immutable and thread-safe. */
final class Tenancy {
    private final Set<Tenant> tenants;

    private Tenancy(Set<Tenant> tenants) {
        this.tenants = tenants;
    }

    static Tenancy single() {
        return new Tenancy(Set.of(Tenant.SOLE));
    }

    static Tenancy of(Set<Tenant> tenants) {
        if (tenants.isEmpty() || tenants.contains(Tenant.SOLE)) {
            throw new IllegalArgumentException(
                    "a vault with tenants names at least one, and none of them is Tenant.SOLE");
        }
        return new Tenancy(Set.copyOf(tenants));
    }

    void require(Tenant tenant) {
        if (!tenants.contains(tenant)) {
            throw new IllegalArgumentException(
                    "this vault does not serve this tenant " + Safe.of("tenant", tenant.id()));
        }
    }

    /** Says whether each tenant that is served is among these. */
    boolean isCoveredBy(Set<Tenant> others) {
        return others.containsAll(tenants);
    }

    /** Says whether each of these is served. */
    boolean covers(Set<Tenant> others) {
        return tenants.containsAll(others);
    }

    Set<Tenant> tenants() {
        return tenants;
    }

    Tenant sole() {
        if (!tenants.contains(Tenant.SOLE)) {
            throw new IllegalStateException("this vault has tenants; name one");
        }
        return Tenant.SOLE;
    }
}
