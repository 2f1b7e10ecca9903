package dev.tacit;

import java.util.Objects;

/**
 * Whose customers' data this is, where one application serves several controllers. Keys, pseudonyms and bindings never
 * cross tenants.
 *
 * <p>Immutable and thread-safe.
 *
 * @param id 1 to 128 characters of {@code A-Z a-z 0-9 . _ -}; it appears in logs and events, so it names no person
 */
public record Tenant(String id) {
    /** The one tenant of an application that has no tenants. */
    public static final Tenant SOLE = new Tenant("sole");

    private static final int MAX_LENGTH_CHARS = 128;

    public Tenant {
        Objects.requireNonNull(id, "id");
        if (id.isEmpty() || id.length() > MAX_LENGTH_CHARS || !id.chars().allMatch(Tenant::isPlain)) {
            throw new IllegalArgumentException("a tenant's id has 1 to 128 characters of A-Z a-z 0-9 . _ -");
        }
    }

    /** Returns the tenant with this id. */
    public static Tenant of(String id) {
        return new Tenant(id);
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-';
    }
}
