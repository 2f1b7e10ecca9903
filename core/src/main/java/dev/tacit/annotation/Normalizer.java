package dev.tacit.annotation;

/** How a value is brought to one form, so that two spellings of the same thing are found by each other. */
public enum Normalizer {
    /** As it is, character for character. */
    EXACT,
    /** Without regard to case, surrounding white space and compatible characters (NFKC). */
    CASE_FOLD,
    /** The decimal digits only. */
    DIGITS,
    /** An e-mail address: as {@link #CASE_FOLD}; dots and tags of the local part count. */
    EMAIL,
    /** A telephone number: its digits, and the plus sign of an international one. */
    E164
}
