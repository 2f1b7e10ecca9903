package dev.tacit.schema;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is said of one member.
 *
 * <p>Immutable and thread-safe. Begin with {@link #of} and add what is to be said.
 *
 * @param name the record component's, field's or property's name
 * @param type the binary name of its erased type, for example {@code java.util.List}; empty if a mapping leaves it out
 * @param classifications what kinds of personal data it is, each category once; more than one for a map whose keys and
 *     values differ, for example; empty: none, as far as the declaration says
 * @param encryption how it is stored as ciphertext; empty: it is stored readable
 * @param anchor the event whose instant it holds
 * @param notPersonal why it is no personal data, though it is named like some
 */
public record MemberDeclaration(
        String name,
        Optional<String> type,
        List<Classification> classifications,
        Optional<EncryptionDeclaration> encryption,
        Optional<String> anchor,
        Optional<String> notPersonal) {
    public MemberDeclaration {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        classifications = List.copyOf(classifications);
        Objects.requireNonNull(encryption, "encryption");
        Objects.requireNonNull(anchor, "anchor");
        Objects.requireNonNull(notPersonal, "notPersonal");
    }

    /** Returns a declaration that says nothing but the name. */
    public static MemberDeclaration of(String name) {
        return new MemberDeclaration(
                name, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns the same for a member of this erased type, given by its binary name. */
    public MemberDeclaration withType(String binaryName) {
        return new MemberDeclaration(name, Optional.of(binaryName), classifications, encryption, anchor, notPersonal);
    }

    /** Returns the same, classified as these; each category once. */
    public MemberDeclaration classified(List<Classification> all) {
        return new MemberDeclaration(name, type, all, encryption, anchor, notPersonal);
    }

    /** Returns the same, stored as ciphertext. */
    public MemberDeclaration encrypted(EncryptionDeclaration how) {
        return new MemberDeclaration(name, type, classifications, Optional.of(how), anchor, notPersonal);
    }

    /** Returns the same, holding the instant of this event. */
    public MemberDeclaration anchoring(String event) {
        return new MemberDeclaration(name, type, classifications, encryption, Optional.of(event), notPersonal);
    }

    /** Returns the same, said not to be personal data for this reason. */
    public MemberDeclaration notPersonal(String reason) {
        return new MemberDeclaration(name, type, classifications, encryption, anchor, Optional.of(reason));
    }

    /** Returns the first classification; empty if there is none. */
    public Optional<Classification> classification() {
        return classifications.stream().findFirst();
    }

    /** Says whether the member is classified or encrypted. */
    public boolean isPersonal() {
        return !classifications.isEmpty() || encryption.isPresent();
    }

    /** Says whether anything is said of the member besides its name and type. */
    boolean saysAnything() {
        return isPersonal() || anchor.isPresent() || notPersonal.isPresent();
    }
}
