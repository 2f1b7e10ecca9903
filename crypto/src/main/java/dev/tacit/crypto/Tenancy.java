package dev.tacit.crypto;

import dev.tacit.Safe;
import dev.tacit.Tenant;
import dev.tacit.annotation.Binding;
import dev.tacit.provider.FieldContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tenants a vault serves: the sole one, or those that it was told; and how closely each wants its values bound at
 * least. Immutable and thread-safe.
 */
final class Tenancy {
    private final Set<Tenant> tenants;
    private final Map<Tenant, Binding> minimum;

    private Tenancy(Set<Tenant> tenants, Map<Tenant, Binding> minimum) {
        this.tenants = tenants;
        this.minimum = minimum;
    }

    static Tenancy single() {
        return new Tenancy(Set.of(Tenant.SOLE), Map.of());
    }

    static Tenancy of(Set<Tenant> tenants) {
        if (tenants.isEmpty() || tenants.contains(Tenant.SOLE)) {
            throw new IllegalArgumentException(
                    "a vault with tenants names at least one, and none of them is Tenant.SOLE");
        }
        return new Tenancy(Set.copyOf(tenants), Map.of());
    }

    /** Returns this, with a tenant whose values are bound at least so. */
    Tenancy demanding(Map<Tenant, Binding> bindings) {
        Map<Tenant, Binding> all = new HashMap<>(minimum);
        all.putAll(bindings);
        return new Tenancy(tenants, Map.copyOf(all));
    }

    /** Lets pass a context of a tenant that is served, bound as closely as the tenant wants. */
    void require(FieldContext context) {
        require(context.tenant());
        @Nullable Binding least = minimum.isEmpty() ? null : minimum.get(context.tenant());
        if (least != null && context.binding().compareTo(least) < 0) {
            throw new IllegalArgumentException("the tenant's values are bound more closely than this "
                    + Safe.of("binding", context.binding()) + " " + Safe.of("minimum", least));
        }
    }

    void require(Tenant tenant) {
        if (!tenants.contains(tenant)) {
            throw new IllegalArgumentException(
                    "this vault does not serve this tenant " + Safe.of("tenant", tenant.id()));
        }
    }

    /** Lets pass an opening whose tenant is served and whose values are bound as closely as the tenant wants. */
    void require(RecordOpening opening) {
        require(opening.tenant());
        if (!minimum.isEmpty()) {
            opening.values().forEach(value -> require(value.context()));
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
