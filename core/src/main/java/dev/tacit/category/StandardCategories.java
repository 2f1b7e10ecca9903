package dev.tacit.category;

import dev.tacit.annotation.Sensitivity;
import java.util.List;
import java.util.Set;

/**
 * The categories that Tacit knows, with their terms in two public vocabularies: the W3C Data Privacy Vocabulary 2.3
 * (extension PD) and fideslang. The Art. 9 flags are DPV's; the last column is the list of personal data in Amazon's
 * Data Protection Policy.
 */
final class StandardCategories {
    static final List<DataCategory> ALL = List.of(
            category(Categories.PERSON_NAME, "Name", "user.name", Sensitivity.PERSONAL, DataCategory.Flag.AMAZON_DPP),
            category(
                    Categories.EMAIL_ADDRESS,
                    "EmailAddress",
                    "user.contact.email",
                    Sensitivity.PERSONAL,
                    DataCategory.Flag.AMAZON_DPP),
            category(
                    Categories.PHONE_NUMBER,
                    "TelephoneNumber",
                    "user.contact.phone_number",
                    Sensitivity.PERSONAL,
                    DataCategory.Flag.AMAZON_DPP),
            category(
                    Categories.POSTAL_ADDRESS,
                    "PhysicalAddress",
                    "user.contact.address",
                    Sensitivity.PERSONAL,
                    DataCategory.Flag.AMAZON_DPP),
            category(
                    Categories.POSTAL_CODE,
                    "PostalCode",
                    "user.contact.address.postal_code",
                    Sensitivity.INTERNAL,
                    DataCategory.Flag.AMAZON_DPP),
            category(Categories.CITY, "City", "user.contact.address.city", Sensitivity.INTERNAL),
            category(
                    Categories.COMPANY_NAME,
                    "Professional",
                    "user.contact.organization",
                    Sensitivity.INTERNAL,
                    DataCategory.Flag.AMAZON_DPP),
            category(Categories.JOB, "Job", "user.job_title", Sensitivity.INTERNAL),
            category(Categories.EDUCATION, "Education", "user.demographic.profile", Sensitivity.PERSONAL),
            category(Categories.BIRTH_DATE, "BirthDate", "user.demographic.date_of_birth", Sensitivity.SENSITIVE),
            category(Categories.AGE, "Age", "user.demographic.age_range", Sensitivity.INTERNAL),
            category(Categories.GENDER, "Gender", "user.demographic.gender", Sensitivity.INTERNAL),
            category(Categories.LANGUAGE, "Language", "user.demographic.language", Sensitivity.INTERNAL),
            category(Categories.NATIONALITY, "Nationality", "user.demographic", Sensitivity.PERSONAL),
            category(
                    Categories.MARITAL_STATUS,
                    "MaritalStatus",
                    "user.demographic.marital_status",
                    Sensitivity.PERSONAL),
            category(Categories.FAMILY, "Family", "user.social", Sensitivity.PERSONAL),
            category(
                    Categories.NATIONAL_ID,
                    "OfficialID",
                    "user.government_id.national_identification_number",
                    Sensitivity.SPECIAL),
            category(Categories.PASSPORT, "Passport", "user.government_id.passport_number", Sensitivity.SPECIAL),
            category(
                    Categories.DRIVING_LICENSE,
                    "VehicleLicense",
                    "user.government_id.drivers_license_number",
                    Sensitivity.SPECIAL),
            category(
                    Categories.VEHICLE_REGISTRATION,
                    "VehicalLicenseRegistration",
                    "user.government_id.vehicle_registration",
                    Sensitivity.PERSONAL),
            category(Categories.TAX_ID, "Tax", "user.government_id", Sensitivity.SENSITIVE),
            category(
                    Categories.PAYMENT_CARD,
                    "PaymentCardNumber",
                    "user.financial.credit_card",
                    Sensitivity.SENSITIVE,
                    DataCategory.Flag.AMAZON_DPP),
            category(
                    Categories.BANK_ACCOUNT,
                    "BankAccount",
                    "user.financial.bank_account",
                    Sensitivity.SENSITIVE,
                    DataCategory.Flag.AMAZON_DPP),
            category(
                    Categories.PAYMENT,
                    "Transaction",
                    "user.payment",
                    Sensitivity.SENSITIVE,
                    DataCategory.Flag.AMAZON_DPP),
            category(Categories.INCOME, "Income", "user.financial", Sensitivity.SENSITIVE),
            category(Categories.CREDIT, "Credit", "user.financial", Sensitivity.SENSITIVE),
            category(Categories.INSURANCE, "Insurance", "user.financial", Sensitivity.SENSITIVE),
            category(
                    Categories.PURCHASE_HISTORY,
                    "Purchase",
                    "user.behavior.purchase_history",
                    Sensitivity.INTERNAL,
                    DataCategory.Flag.AMAZON_DPP),
            category(Categories.BEHAVIOR, "Behavioural", "user.behavior", Sensitivity.PERSONAL),
            category(
                    Categories.GIFT_MESSAGE,
                    "Communication",
                    "user.content.private",
                    Sensitivity.SENSITIVE,
                    DataCategory.Flag.AMAZON_DPP),
            category(
                    Categories.DELIVERY_INSTRUCTION,
                    "Communication",
                    "user.contact.address",
                    Sensitivity.PERSONAL,
                    DataCategory.Flag.AMAZON_DPP),
            category(
                    Categories.SURVEY_ANSWER,
                    "Opinion",
                    "user.content.private",
                    Sensitivity.PERSONAL,
                    DataCategory.Flag.AMAZON_DPP),
            category(
                    Categories.IP_ADDRESS,
                    "IPAddress",
                    "user.device.ip_address",
                    Sensitivity.PERSONAL,
                    DataCategory.Flag.AMAZON_DPP),
            category(
                    Categories.DEVICE_ID,
                    "UID",
                    "user.device.device_id",
                    Sensitivity.PERSONAL,
                    DataCategory.Flag.AMAZON_DPP),
            category(Categories.MAC_ADDRESS, "MACAddress", "user.device.device_id", Sensitivity.PERSONAL),
            category(
                    Categories.COOKIE_ID,
                    "UID",
                    "user.device.cookie_id",
                    Sensitivity.PERSONAL,
                    DataCategory.Flag.AMAZON_DPP),
            category(
                    Categories.BROWSER_FINGERPRINT,
                    "BrowserFingerprint",
                    "user.device",
                    Sensitivity.PERSONAL,
                    DataCategory.Flag.AMAZON_DPP),
            category(Categories.USER_AGENT, "UserAgent", "user.device", Sensitivity.INTERNAL),
            category(Categories.USER_ID, "UID", "user.unique_id", Sensitivity.INTERNAL),
            category(Categories.USERNAME, "Username", "user.account.username", Sensitivity.PERSONAL),
            category(Categories.CREDENTIAL, "Password", "user.authorization.password", Sensitivity.SECRET),
            category(
                    Categories.LOCATION,
                    "Location",
                    "user.location.precise",
                    Sensitivity.SENSITIVE,
                    DataCategory.Flag.AMAZON_DPP),
            category(Categories.PICTURE, "Picture", "user.content.self_image", Sensitivity.SENSITIVE),
            category(Categories.SOCIAL_PROFILE, "SocialMedia", "user.social", Sensitivity.PERSONAL),
            category(
                    Categories.VOICE_RECORDING,
                    "VoiceCommunicationRecording",
                    "user.biometric.voice",
                    Sensitivity.SENSITIVE),
            category(Categories.MESSAGE, "EmailContent", "user.content.private", Sensitivity.SENSITIVE),
            category(
                    Categories.HEALTH,
                    "Health",
                    "user.health_and_medical",
                    Sensitivity.SPECIAL,
                    DataCategory.Flag.ARTICLE_9),
            category(
                    Categories.BIOMETRIC,
                    "Biometric",
                    "user.biometric",
                    Sensitivity.SPECIAL,
                    DataCategory.Flag.ARTICLE_9),
            category(
                    Categories.GENETIC,
                    "Genetic",
                    "user.health_and_medical.genetic",
                    Sensitivity.SPECIAL,
                    DataCategory.Flag.ARTICLE_9),
            category(
                    Categories.ETHNIC_ORIGIN,
                    "EthnicOrigin",
                    "user.demographic.race_ethnicity",
                    Sensitivity.SPECIAL,
                    DataCategory.Flag.ARTICLE_9),
            category(
                    Categories.RELIGION,
                    "Religion",
                    "user.demographic.religious_belief",
                    Sensitivity.SPECIAL,
                    DataCategory.Flag.ARTICLE_9),
            category(
                    Categories.POLITICAL_OPINION,
                    "PoliticalOpinion",
                    "user.demographic.political_opinion",
                    Sensitivity.SPECIAL,
                    DataCategory.Flag.ARTICLE_9),
            category(
                    Categories.TRADE_UNION_MEMBERSHIP,
                    "TradeUnionMembership",
                    "user.workplace",
                    Sensitivity.SPECIAL,
                    DataCategory.Flag.ARTICLE_9),
            category(
                    Categories.SEXUAL_LIFE,
                    "Sexual",
                    "user.demographic.sexual_orientation",
                    Sensitivity.SPECIAL,
                    DataCategory.Flag.ARTICLE_9),
            category(
                    Categories.CRIMINAL_RECORD,
                    "CriminalConviction",
                    "user.criminal_history",
                    Sensitivity.SPECIAL,
                    DataCategory.Flag.ARTICLE_10),
            category(Categories.PERSONAL_DATA, "PersonalData", "user", Sensitivity.SENSITIVE));

    private static DataCategory category(
            String id, String dpvTerm, String fideslangKey, Sensitivity sensitivity, DataCategory.Flag... flags) {
        return new DataCategory(id, dpvTerm, fideslangKey, sensitivity, Set.of(flags));
    }

    private StandardCategories() {}
}
