package dev.tacit.schema;

import dev.tacit.annotation.Binding;
import dev.tacit.annotation.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a member is sealed.
 *
 * <p>Immutable and thread-safe.
 *
 * @param id the stable id to which ciphertexts are bound
 * @param formerly earlier ids
 * @param binding what ciphertexts are bound to
 * @param subjectMember the member that names this value's own subject; empty: the record's
 * @param lookup how values are normalized for the blind index; empty: no index
 * @param onShredded what reading yields once the key is shredded: text for a String, JSON for other types
 * @param deterministic whether equal values give equal ciphertexts
 */
public record EncryptionDeclaration(
        String id,
        List<String> formerly,
        Binding binding,
        Optional<String> subjectMember,
        Optional<Normalizer> lookup,
        Optional<String> onShredded,
        boolean deterministic) {
    public EncryptionDeclaration {
        Objects.requireNonNull(id, "id");
        formerly = List.copyOf(formerly);
        Objects.requireNonNull(binding, "binding");
        Objects.requireNonNull(subjectMember, "subjectMember");
        Objects.requireNonNull(lookup, "lookup");
        Objects.requireNonNull(onShredded, "onShredded");
    }
    /** Returns the declaration that {@code @Encrypted(id = …)} makes, with nothing else said. */
    public static EncryptionDeclaration of(String id) {
        return new EncryptionDeclaration(
                id, List.of(), Binding.SUBJECT, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }
}
