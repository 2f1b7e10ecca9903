package dev.tacit.annotation;

/** How much harm a leaked value does, in rising order. */
public enum Sensitivity {
    /** Published by the person or with the person's will. */
    PUBLIC,
    /** About a person, but of little weight: a surrogate id, a language. */
    INTERNAL,
    /** Identifies or reaches a person. */
    PERSONAL,
    /** Does damage in the wrong hands: payment, precise location, birth date. */
    SENSITIVE,
    /** Special categories and criminal records (GDPR Art. 9 and 10), national ids. */
    SPECIAL,
    /** A credential: never logged, not even as a token. */
    SECRET
}
