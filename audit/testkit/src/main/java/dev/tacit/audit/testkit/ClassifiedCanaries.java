package dev.tacit.audit.testkit;

import dev.tacit.annotation.PersonalData;
import dev.tacit.category.Categories;
import java.util.List;
import java.util.stream.Stream;

/** A class that holds a value of every category, as a host's own would; its text would show them all. */
record ClassifiedCanaries(
        @PersonalData(category = Categories.PERSON_NAME) String personName,
        @PersonalData(category = Categories.EMAIL_ADDRESS) String emailAddress,
        @PersonalData(category = Categories.PHONE_NUMBER) String phoneNumber,
        @PersonalData(category = Categories.POSTAL_ADDRESS) String postalAddress,
        @PersonalData(category = Categories.POSTAL_CODE) String postalCode,
        @PersonalData(category = Categories.CITY) String city,
        @PersonalData(category = Categories.COMPANY_NAME) String companyName,
        @PersonalData(category = Categories.JOB) String job,
        @PersonalData(category = Categories.EDUCATION) String education,
        @PersonalData(category = Categories.BIRTH_DATE) String birthDate,
        @PersonalData(category = Categories.AGE) String age,
        @PersonalData(category = Categories.GENDER) String gender,
        @PersonalData(category = Categories.LANGUAGE) String language,
        @PersonalData(category = Categories.NATIONALITY) String nationality,
        @PersonalData(category = Categories.MARITAL_STATUS) String maritalStatus,
        @PersonalData(category = Categories.FAMILY) String family,
        @PersonalData(category = Categories.NATIONAL_ID) String nationalId,
        @PersonalData(category = Categories.PASSPORT) String passport,
        @PersonalData(category = Categories.DRIVING_LICENSE) String drivingLicense,

        @PersonalData(category = Categories.VEHICLE_REGISTRATION)
        String vehicleRegistration,

        @PersonalData(category = Categories.TAX_ID) String taxId,
        @PersonalData(category = Categories.PAYMENT_CARD) String paymentCard,
        @PersonalData(category = Categories.BANK_ACCOUNT) String bankAccount,
        @PersonalData(category = Categories.PAYMENT) String payment,
        @PersonalData(category = Categories.INCOME) String income,
        @PersonalData(category = Categories.CREDIT) String credit,
        @PersonalData(category = Categories.INSURANCE) String insurance,

        @PersonalData(category = Categories.PURCHASE_HISTORY)
        String purchaseHistory,

        @PersonalData(category = Categories.BEHAVIOR) String behavior,
        @PersonalData(category = Categories.GIFT_MESSAGE) String giftMessage,

        @PersonalData(category = Categories.DELIVERY_INSTRUCTION)
        String deliveryInstruction,

        @PersonalData(category = Categories.SURVEY_ANSWER) String surveyAnswer,
        @PersonalData(category = Categories.IP_ADDRESS) String ipAddress,
        @PersonalData(category = Categories.DEVICE_ID) String deviceId,
        @PersonalData(category = Categories.MAC_ADDRESS) String macAddress,
        @PersonalData(category = Categories.COOKIE_ID) String cookieId,

        @PersonalData(category = Categories.BROWSER_FINGERPRINT)
        String browserFingerprint,

        @PersonalData(category = Categories.USER_AGENT) String userAgent,
        @PersonalData(category = Categories.USER_ID) String userId,
        @PersonalData(category = Categories.USERNAME) String username,
        @PersonalData(category = Categories.CREDENTIAL) String credential,
        @PersonalData(category = Categories.LOCATION) String location,
        @PersonalData(category = Categories.PICTURE) String picture,
        @PersonalData(category = Categories.SOCIAL_PROFILE) String socialProfile,
        @PersonalData(category = Categories.VOICE_RECORDING) String voiceRecording,
        @PersonalData(category = Categories.MESSAGE) String message,
        @PersonalData(category = Categories.HEALTH) String health,
        @PersonalData(category = Categories.BIOMETRIC) String biometric,
        @PersonalData(category = Categories.GENETIC) String genetic,
        @PersonalData(category = Categories.ETHNIC_ORIGIN) String ethnicOrigin,
        @PersonalData(category = Categories.RELIGION) String religion,

        @PersonalData(category = Categories.POLITICAL_OPINION)
        String politicalOpinion,

        @PersonalData(category = Categories.TRADE_UNION_MEMBERSHIP)
        String tradeUnionMembership,

        @PersonalData(category = Categories.SEXUAL_LIFE) String sexualLife,
        @PersonalData(category = Categories.CRIMINAL_RECORD) String criminalRecord,
        @PersonalData(category = Categories.PERSONAL_DATA) String personalData) {

    /** Returns one instance; each value is told apart from all others. */
    static ClassifiedCanaries create() {
        return new ClassifiedCanaries(
                valueOf(Categories.PERSON_NAME),
                valueOf(Categories.EMAIL_ADDRESS),
                valueOf(Categories.PHONE_NUMBER),
                valueOf(Categories.POSTAL_ADDRESS),
                valueOf(Categories.POSTAL_CODE),
                valueOf(Categories.CITY),
                valueOf(Categories.COMPANY_NAME),
                valueOf(Categories.JOB),
                valueOf(Categories.EDUCATION),
                valueOf(Categories.BIRTH_DATE),
                valueOf(Categories.AGE),
                valueOf(Categories.GENDER),
                valueOf(Categories.LANGUAGE),
                valueOf(Categories.NATIONALITY),
                valueOf(Categories.MARITAL_STATUS),
                valueOf(Categories.FAMILY),
                valueOf(Categories.NATIONAL_ID),
                valueOf(Categories.PASSPORT),
                valueOf(Categories.DRIVING_LICENSE),
                valueOf(Categories.VEHICLE_REGISTRATION),
                valueOf(Categories.TAX_ID),
                valueOf(Categories.PAYMENT_CARD),
                valueOf(Categories.BANK_ACCOUNT),
                valueOf(Categories.PAYMENT),
                valueOf(Categories.INCOME),
                valueOf(Categories.CREDIT),
                valueOf(Categories.INSURANCE),
                valueOf(Categories.PURCHASE_HISTORY),
                valueOf(Categories.BEHAVIOR),
                valueOf(Categories.GIFT_MESSAGE),
                valueOf(Categories.DELIVERY_INSTRUCTION),
                valueOf(Categories.SURVEY_ANSWER),
                valueOf(Categories.IP_ADDRESS),
                valueOf(Categories.DEVICE_ID),
                valueOf(Categories.MAC_ADDRESS),
                valueOf(Categories.COOKIE_ID),
                valueOf(Categories.BROWSER_FINGERPRINT),
                valueOf(Categories.USER_AGENT),
                valueOf(Categories.USER_ID),
                valueOf(Categories.USERNAME),
                valueOf(Categories.CREDENTIAL),
                valueOf(Categories.LOCATION),
                valueOf(Categories.PICTURE),
                valueOf(Categories.SOCIAL_PROFILE),
                valueOf(Categories.VOICE_RECORDING),
                valueOf(Categories.MESSAGE),
                valueOf(Categories.HEALTH),
                valueOf(Categories.BIOMETRIC),
                valueOf(Categories.GENETIC),
                valueOf(Categories.ETHNIC_ORIGIN),
                valueOf(Categories.RELIGION),
                valueOf(Categories.POLITICAL_OPINION),
                valueOf(Categories.TRADE_UNION_MEMBERSHIP),
                valueOf(Categories.SEXUAL_LIFE),
                valueOf(Categories.CRIMINAL_RECORD),
                valueOf(Categories.PERSONAL_DATA));
    }

    /** Returns the values, as they stand in the instance. */
    static List<Canary> canaries() {
        return Stream.of(
                        Categories.PERSON_NAME,
                        Categories.EMAIL_ADDRESS,
                        Categories.PHONE_NUMBER,
                        Categories.POSTAL_ADDRESS,
                        Categories.POSTAL_CODE,
                        Categories.CITY,
                        Categories.COMPANY_NAME,
                        Categories.JOB,
                        Categories.EDUCATION,
                        Categories.BIRTH_DATE,
                        Categories.AGE,
                        Categories.GENDER,
                        Categories.LANGUAGE,
                        Categories.NATIONALITY,
                        Categories.MARITAL_STATUS,
                        Categories.FAMILY,
                        Categories.NATIONAL_ID,
                        Categories.PASSPORT,
                        Categories.DRIVING_LICENSE,
                        Categories.VEHICLE_REGISTRATION,
                        Categories.TAX_ID,
                        Categories.PAYMENT_CARD,
                        Categories.BANK_ACCOUNT,
                        Categories.PAYMENT,
                        Categories.INCOME,
                        Categories.CREDIT,
                        Categories.INSURANCE,
                        Categories.PURCHASE_HISTORY,
                        Categories.BEHAVIOR,
                        Categories.GIFT_MESSAGE,
                        Categories.DELIVERY_INSTRUCTION,
                        Categories.SURVEY_ANSWER,
                        Categories.IP_ADDRESS,
                        Categories.DEVICE_ID,
                        Categories.MAC_ADDRESS,
                        Categories.COOKIE_ID,
                        Categories.BROWSER_FINGERPRINT,
                        Categories.USER_AGENT,
                        Categories.USER_ID,
                        Categories.USERNAME,
                        Categories.CREDENTIAL,
                        Categories.LOCATION,
                        Categories.PICTURE,
                        Categories.SOCIAL_PROFILE,
                        Categories.VOICE_RECORDING,
                        Categories.MESSAGE,
                        Categories.HEALTH,
                        Categories.BIOMETRIC,
                        Categories.GENETIC,
                        Categories.ETHNIC_ORIGIN,
                        Categories.RELIGION,
                        Categories.POLITICAL_OPINION,
                        Categories.TRADE_UNION_MEMBERSHIP,
                        Categories.SEXUAL_LIFE,
                        Categories.CRIMINAL_RECORD,
                        Categories.PERSONAL_DATA)
                .map(category -> new Canary(category, valueOf(category), false))
                .toList();
    }

    private static String valueOf(String category) {
        return "zq7-" + category + "-canary";
    }
}
