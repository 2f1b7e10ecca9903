package dev.tacit.processor;

import dev.tacit.category.Catalog;
import dev.tacit.category.DataCategory;
import dev.tacit.category.LegalBasis;
import dev.tacit.processor.check.Check;
import dev.tacit.processor.check.Finding;
import dev.tacit.schema.Classification;
import dev.tacit.schema.MemberDeclaration;

/** TACIT005: a special category (GDPR Art. 9) or criminal record (Art. 10) names a purpose that may have it. */
final class LawfulPurpose implements MemberCheck {
    private final Catalog catalog;

    LawfulPurpose(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public void look(DeclaredClass c, CoveredTypes covered, Report report) {
        for (MemberDeclaration member : c.declaration().members()) {
            member.classifications().stream()
                    .filter(classification -> isBanned(classification) && !isAllowed(classification))
                    .forEach(classification -> report.found(
                            new Finding(Check.TACIT005, c.nameOf(member), sentence(member, classification)),
                            c.placeOf(member.name())));
        }
    }

    private boolean isBanned(Classification classification) {
        return catalog.category(classification.category())
                .filter(category -> category.flags().contains(DataCategory.Flag.ARTICLE_9)
                        || category.flags().contains(DataCategory.Flag.ARTICLE_10))
                .isPresent();
    }

    private boolean isAllowed(Classification classification) {
        return classification.purposes().stream()
                .flatMap(name -> catalog.purpose(name).stream())
                .flatMap(purpose -> purpose.legalBases().stream())
                .anyMatch(LegalBasis::allowsSpecialCategories);
    }

    private static String sentence(MemberDeclaration member, Classification classification) {
        return "'" + member.name() + "' holds a special category or a criminal record (" + classification.category()
                + "), which the law bans unless a purpose lifts the ban.\n"
                + "  Name that purpose: @PersonalData(category = \"" + classification.category()
                + "\", purposes = \"…\"), and give it an Art. 9(2) basis in the catalog.";
    }
}
