package dev.tacit.category;

import static dev.tacit.category.LegalBasis.ARCHIVING_AND_RESEARCH;
import static dev.tacit.category.LegalBasis.CONSENT;
import static dev.tacit.category.LegalBasis.CONTRACT;
import static dev.tacit.category.LegalBasis.EMPLOYMENT_AND_SOCIAL_LAW;
import static dev.tacit.category.LegalBasis.LEGAL_CLAIMS;
import static dev.tacit.category.LegalBasis.LEGAL_OBLIGATION;
import static dev.tacit.category.LegalBasis.LEGITIMATE_INTEREST;

import java.util.List;

/** Common purposes, each with the legal basis that it usually has; a host registers its own over them. */
final class StandardPurposes {
    static final List<Purpose> ALL = List.of(
            Purpose.of("ServiceProvision", CONTRACT),
            Purpose.of("CustomerOrderManagement", CONTRACT),
            Purpose.of("DeliveryOfGoods", CONTRACT),
            Purpose.of("PaymentManagement", CONTRACT),
            Purpose.of("CustomerCare", CONTRACT),
            Purpose.of("LegalCompliance", LEGAL_OBLIGATION),
            Purpose.of("DisputeManagement", LEGITIMATE_INTEREST, LEGAL_CLAIMS),
            Purpose.of("HumanResourceManagement", CONTRACT, EMPLOYMENT_AND_SOCIAL_LAW),
            Purpose.of("ScientificResearch", LEGITIMATE_INTEREST, ARCHIVING_AND_RESEARCH),
            Purpose.of("FraudPreventionAndDetection", LEGITIMATE_INTEREST),
            Purpose.of("ServiceUsageAnalytics", CONSENT),
            Purpose.of("DirectMarketing", CONSENT));

    private StandardPurposes() {}
}
