package dev.tacit.schema;

import java.util.Objects;
import java.util.Optional;

/**
 * What is said of one member.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name the record component's or field's name
 * @param classification what kind of personal data it is; empty: none, as far as the declaration says
 * @param encryption how it is stored as ciphertext; empty: it is stored readable
 * @param anchor the event whose instant it holds
 */
public record MemberDeclaration(
        String name,
        Optional<Classification> classification,
        Optional<EncryptionDeclaration> encryption,
        Optional<String> anchor) {
    public MemberDeclaration {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(classification, "classification");
        Objects.requireNonNull(encryption, "encryption");
        Objects.requireNonNull(anchor, "anchor");
    }
}
