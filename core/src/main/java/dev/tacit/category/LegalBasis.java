package dev.tacit.category;

/** Why processing is lawful: GDPR Art. 6(1), and for special categories Art. 9(2). */
public enum LegalBasis {
    /** Art. 6(1)(a). */
    CONSENT("A6-1-a"),
    /** Art. 6(1)(b). */
    CONTRACT("A6-1-b"),
    /** Art. 6(1)(c). */
    LEGAL_OBLIGATION("A6-1-c"),
    /** Art. 6(1)(d). */
    VITAL_INTEREST("A6-1-d"),
    /** Art. 6(1)(e). */
    PUBLIC_TASK("A6-1-e"),
    /** Art. 6(1)(f). */
    LEGITIMATE_INTEREST("A6-1-f"),
    /** Art. 9(2)(a). */
    EXPLICIT_CONSENT("A9-2-a"),
    /** Art. 9(2)(b). */
    EMPLOYMENT_AND_SOCIAL_LAW("A9-2-b"),
    /** Art. 9(2)(c). */
    VITAL_INTEREST_UNABLE_TO_CONSENT("A9-2-c"),
    /** Art. 9(2)(d). */
    NOT_FOR_PROFIT_MEMBERS("A9-2-d"),
    /** Art. 9(2)(e). */
    MADE_PUBLIC_BY_SUBJECT("A9-2-e"),
    /** Art. 9(2)(f). */
    LEGAL_CLAIMS("A9-2-f"),
    /** Art. 9(2)(g). */
    SUBSTANTIAL_PUBLIC_INTEREST("A9-2-g"),
    /** Art. 9(2)(h). */
    HEALTH_CARE("A9-2-h"),
    /** Art. 9(2)(i). */
    PUBLIC_HEALTH("A9-2-i"),
    /** Art. 9(2)(j). */
    ARCHIVING_AND_RESEARCH("A9-2-j");

    private final String dpvTerm;

    LegalBasis(String dpvTerm) {
        this.dpvTerm = dpvTerm;
    }

    /** Returns the term in the W3C Data Privacy Vocabulary's extension EU-GDPR, for example {@code A6-1-b}. */
    public String dpvTerm() {
        return dpvTerm;
    }

    /** Says whether it lifts the ban of Art. 9(1). */
    public boolean allowsSpecialCategories() {
        return dpvTerm.startsWith("A9-");
    }
}
