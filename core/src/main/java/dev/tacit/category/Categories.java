package dev.tacit.category;

/**
 * The ids of the categories that Tacit knows: String constants, since an annotation cannot hold an object. What each
 * stands for is in {@link Catalog#standard()}.
 */
public final class Categories {
    /** A person's name, or a part of it. */
    public static final String PERSON_NAME = "person-name";

    /** An e-mail address. */
    public static final String EMAIL_ADDRESS = "email-address";

    /** A telephone or fax number. */
    public static final String PHONE_NUMBER = "phone-number";

    /** A postal address. */
    public static final String POSTAL_ADDRESS = "postal-address";

    /** A postal code. */
    public static final String POSTAL_CODE = "postal-code";

    /** The company that a person acts for, or trades as. */
    public static final String COMPANY_NAME = "company-name";

    /** A date of birth. */
    public static final String BIRTH_DATE = "birth-date";

    /** An age or age range. */
    public static final String AGE = "age";

    /** A gender. */
    public static final String GENDER = "gender";

    /** A language that a person speaks or prefers. */
    public static final String LANGUAGE = "language";

    /** A number by which a state knows a person. */
    public static final String NATIONAL_ID = "national-id";

    /** A passport number. */
    public static final String PASSPORT = "passport";

    /** A tax registration. */
    public static final String TAX_ID = "tax-id";

    /** A payment card's number. */
    public static final String PAYMENT_CARD = "payment-card";

    /** A bank account's number. */
    public static final String BANK_ACCOUNT = "bank-account";

    /** How and with what a person paid. */
    public static final String PAYMENT = "payment";

    /** What a person bought. */
    public static final String PURCHASE_HISTORY = "purchase-history";

    /** What a person wrote to another with a gift. */
    public static final String GIFT_MESSAGE = "gift-message";

    /** How to find or reach a person at the door. */
    public static final String DELIVERY_INSTRUCTION = "delivery-instruction";

    /** What a person answered in a survey. */
    public static final String SURVEY_ANSWER = "survey-answer";

    /** An IP address. */
    public static final String IP_ADDRESS = "ip-address";

    /** An identifier of a person's device. */
    public static final String DEVICE_ID = "device-id";

    /** An identifier kept in a cookie. */
    public static final String COOKIE_ID = "cookie-id";

    /** What tells one browser from others. */
    public static final String BROWSER_FINGERPRINT = "browser-fingerprint";

    /** A browser's or program's description of itself. */
    public static final String USER_AGENT = "user-agent";

    /** A surrogate id of a person. */
    public static final String USER_ID = "user-id";

    /** The name under which a person logs in. */
    public static final String USERNAME = "username";

    /** A password, token or other secret that opens an account. */
    public static final String CREDENTIAL = "credential";

    /** Where a person is or was, precisely. */
    public static final String LOCATION = "location";

    /** A picture of a person. */
    public static final String PICTURE = "picture";

    /** A recording of a person's voice. */
    public static final String VOICE_RECORDING = "voice-recording";

    /** What a person wrote to another. */
    public static final String MESSAGE = "message";

    /** Data concerning health. */
    public static final String HEALTH = "health";

    /** Biometric data. */
    public static final String BIOMETRIC = "biometric";

    /** Genetic data. */
    public static final String GENETIC = "genetic";

    /** Racial or ethnic origin. */
    public static final String ETHNIC_ORIGIN = "ethnic-origin";

    /** Religious or philosophical beliefs. */
    public static final String RELIGION = "religion";

    /** Political opinions. */
    public static final String POLITICAL_OPINION = "political-opinion";

    /** Trade union membership. */
    public static final String TRADE_UNION_MEMBERSHIP = "trade-union-membership";

    /** Sex life or sexual orientation. */
    public static final String SEXUAL_LIFE = "sexual-life";

    /** Criminal convictions and offences. */
    public static final String CRIMINAL_RECORD = "criminal-record";

    private Categories() {}
}
