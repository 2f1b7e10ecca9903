package dev.tacit.processor;

import dev.tacit.annotation.Sensitivity;
import dev.tacit.category.Catalog;
import dev.tacit.processor.check.Check;
import dev.tacit.processor.check.Finding;
import dev.tacit.schema.MemberDeclaration;

/** TACIT006 and TACIT007: a personal record has a retention policy, and what is sensitive in it is stored encrypted. */
final class RetentionAndStorage implements MemberCheck {
    private final Catalog catalog;

    RetentionAndStorage(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public void look(DeclaredClass c, CoveredTypes covered, Report report) {
        if (c.declaration().name().isEmpty()) {
            return; // nested values follow the record that holds them
        }
        if (c.declaration().retain().isEmpty()) {
            report.found(
                    new Finding(
                            Check.TACIT006,
                            c.declaration().className(),
                            "'" + c.simpleName() + "' does not say when its personal data must go.\n"
                                    + "  Name a retention policy: @Retain(\"…\") beside @PersonalRecord."),
                    c.type());
        }
        c.declaration().members().stream()
                .filter(member -> member.encryption().isEmpty() && isSensitive(member))
                .forEach(member -> report.found(
                        new Finding(
                                Check.TACIT007,
                                c.nameOf(member),
                                "'" + member.name() + "' is sensitive and stored readable.\n"
                                        + "  Store it encrypted: add @Encrypted."),
                        c.placeOf(member.name())));
    }

    private boolean isSensitive(MemberDeclaration member) {
        return member.classifications().stream()
                .anyMatch(classification -> classification.strictest(catalog).compareTo(Sensitivity.SENSITIVE) >= 0);
    }
}
