package dev.tacit.audit.testkit;

/**
 * A value that belongs to nobody, by which a leak shows.
 *
 * @param category the category's id
 * @param value a value from ranges that are reserved for examples
 * @param expectedToLeak whether no scanner can find it in free text, since it has no form; see {@link
 *     Canaries#expectedToLeak()}
 */
public record Canary(String category, String value, boolean expectedToLeak) {}
