package dev.tacit.processor;

import dev.tacit.category.Catalog;
import dev.tacit.processor.check.Check;
import dev.tacit.processor.check.Finding;
import dev.tacit.schema.Classification;
import dev.tacit.schema.MemberDeclaration;

/** TACIT009: whoever calls a member less sensitive than its category says why. */
final class LoweredSensitivity implements MemberCheck {
    private final Catalog catalog;

    LoweredSensitivity(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public void look(DeclaredClass c, CoveredTypes covered, Report report) {
        for (MemberDeclaration member : c.declaration().members()) {
            if (member.classifications().stream().anyMatch(this::isLoweredSilently)) {
                report.found(
                        new Finding(
                                Check.TACIT009,
                                c.nameOf(member),
                                "'" + member.name() + "' is called less sensitive than its category is.\n"
                                        + "  Say why: notes = \"…\", or leave the sensitivity out."),
                        c.placeOf(member.name()));
            }
        }
    }

    private boolean isLoweredSilently(Classification classification) {
        return classification.notes().isEmpty()
                && classification
                        .sensitivity()
                        .flatMap(said -> catalog.category(classification.category())
                                .filter(category -> said.compareTo(category.sensitivity()) < 0))
                        .isPresent();
    }
}
