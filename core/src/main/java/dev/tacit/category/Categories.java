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

    /** A city or place of residence. */
    public static final String CITY = "city";

    /** The company that a person acts for, or trades as. */
    public static final String COMPANY_NAME = "company-name";

    /** What a person does for a living, and in which position. */
    public static final String JOB = "job";

    /** What a person learned, and where. */
    public static final String EDUCATION = "education";

    /** A date of birth. */
    public static final String BIRTH_DATE = "birth-date";

    /** An age or age range. */
    public static final String AGE = "age";

    /** A gender. */
    public static final String GENDER = "gender";

    /** A language that a person speaks or prefers. */
    public static final String LANGUAGE = "language";

    /** A nationality or citizenship. */
    public static final String NATIONALITY = "nationality";

    /** Whether a person is married. */
    public static final String MARITAL_STATUS = "marital-status";

    /** Who a person's relatives are. */
    public static final String FAMILY = "family";

    /** A number by which a state knows a person. */
    public static final String NATIONAL_ID = "national-id";

    /** A passport number. */
    public static final String PASSPORT = "passport";

    /** A driving license's number. */
    public static final String DRIVING_LICENSE = "driving-license";

    /** A vehicle's number plate or registration. */
    public static final String VEHICLE_REGISTRATION = "vehicle-registration";

    /** A tax registration. */
    public static final String TAX_ID = "tax-id";

    /** A payment card's number. */
    public static final String PAYMENT_CARD = "payment-card";

    /** A bank account's number. */
    public static final String BANK_ACCOUNT = "bank-account";

    /** How and with what a person paid. */
    public static final String PAYMENT = "payment";

    /** What a person earns. */
    public static final String INCOME = "income";

    /** How creditworthy a person is. */
    public static final String CREDIT = "credit";

    /** An insurance policy or its number. */
    public static final String INSURANCE = "insurance";

    /** What a person bought. */
    public static final String PURCHASE_HISTORY = "purchase-history";

    /** What a person does on a site or with a product. */
    public static final String BEHAVIOR = "behavior";

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

    /** A hardware address of a person's device. */
    public static final String MAC_ADDRESS = "mac-address";

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

    /** A person's profile or contacts in a social network. */
    public static final String SOCIAL_PROFILE = "social-profile";

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

    /** Personal data of a kind that nothing here names. */
    public static final String PERSONAL_DATA = "personal-data";

    private Categories() {}
}
