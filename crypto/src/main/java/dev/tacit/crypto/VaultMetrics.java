package dev.tacit.crypto;

/**
 * Counts since a vault was built, to be read now and then and handed to whatever the host measures with. Holds numbers only.
 * Immutable and thread-safe.
 *
 * @param kekCalls calls of all KEKs
 * @param kekFailures of these, not answered, in time or at all
 * @param kekTimeouts of the failures, because the answer took too long
 * @param kekRefusals of the calls, answered by a refusal
 * @param kekCallsSpared calls not made, because those before them failed
 * @param epochKeysInMemory epoch keys that are in memory now
 * @param epochKeysServedStale how often one was used although its KEK should have confirmed it, and could not be reached
 * @param keyStoreCalls calls of the key store and its mark
 * @param keyStoreFailures of these, failed
 * @param subjectKeysInMemory keys of persons that are held now, about
 */
public record VaultMetrics(
        long kekCalls,
        long kekFailures,
        long kekTimeouts,
        long kekRefusals,
        long kekCallsSpared,
        long epochKeysInMemory,
        long epochKeysServedStale,
        long keyStoreCalls,
        long keyStoreFailures,
        long subjectKeysInMemory) {}
