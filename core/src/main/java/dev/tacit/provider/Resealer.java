package dev.tacit.provider;

/**
 * Opens sealed values and seals them again under the key that is current, without showing them to the caller.
 * Implemented by the vault.
 */
@FunctionalInterface
public interface Resealer {
    /**
     * Returns the value of {@code sealed}, sealed anew for the same context.
     *
     * @param sealed the binary form; neither kept nor changed
     */
    byte[] reseal(FieldContext context, byte[] sealed);
}
