package dev.tacit.processor;

import dev.tacit.category.Catalog;
import dev.tacit.category.DataCategory;
import dev.tacit.processor.check.Check;
import dev.tacit.processor.check.Finding;
import dev.tacit.schema.Classification;
import dev.tacit.schema.MemberDeclaration;

/** TACIT005 for criminal records (GDPR Art. 10): a purpose is named. Special categories are among what cannot hold. */
final class LawfulPurpose implements MemberCheck {
    private final Catalog catalog;

    LawfulPurpose(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public void look(DeclaredClass c, CoveredTypes covered, Report report) {
        if (c.declaration().name().isEmpty()) {
            return; // a nested type's purposes may be its record's own
        }
        for (MemberDeclaration member : c.declaration().members()) {
            if (member.classifications().stream().anyMatch(this::isCriminalRecordWithoutPurpose)) {
                report.found(
                        new Finding(
                                Check.TACIT005,
                                c.nameOf(member),
                                "'" + member.name() + "' is a criminal record (GDPR Art. 10) and names no purpose.\n"
                                        + "  Name what the law lets you keep it for: @Purposes(\"…\")."),
                        c.placeOf(member.name()));
            }
        }
    }

    private boolean isCriminalRecordWithoutPurpose(Classification said) {
        return said.purposes().isEmpty()
                && catalog.category(said.category())
                        .filter(category -> category.flags().contains(DataCategory.Flag.ARTICLE_10))
                        .isPresent();
    }
}
