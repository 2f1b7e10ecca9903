package dev.tacit.access;

import java.util.Objects;

/**
 * Who acts: a service of the host, a person of the host's staff, or the data subject in person.
 *
 * <p>Immutable and thread-safe.
 *
 * @param kind what sort of actor
 * @param ref the service's name, or the host's pseudonym of the person; it appears in audit events, so it is no name and
 *     no e-mail address
 */
public record Actor(Kind kind, String ref) {
    /** What sort of actor. */
    public enum Kind {
        /** A program of the host. */
        SERVICE,
        /** A person who works for the host, under a pseudonym. */
        PERSON,
        /** The data subject, looking at their own data; carries no reference of its own. */
        SELF
    }

    private static final int MAX_LENGTH_CHARS = 128;

    public Actor {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(ref, "ref");
        if ((kind != Kind.SELF && ref.isBlank()) || ref.length() > MAX_LENGTH_CHARS || ref.indexOf('@') >= 0) {
            throw new IllegalArgumentException("an actor's reference has 1 to 128 characters and is no e-mail address");
        }
    }

    /** Returns a program of the host, by the name that its operators know. */
    public static Actor service(String name) {
        return new Actor(Kind.SERVICE, name);
    }

    /** Returns a person of the host's staff, by a pseudonym that the host can resolve. */
    public static Actor person(String pseudonym) {
        return new Actor(Kind.PERSON, pseudonym);
    }

    /** Returns the data subject in person. */
    public static Actor self() {
        return new Actor(Kind.SELF, "");
    }
}
