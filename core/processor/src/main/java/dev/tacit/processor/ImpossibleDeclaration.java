package dev.tacit.processor;

import dev.tacit.category.Catalog;
import dev.tacit.processor.check.Check;
import dev.tacit.processor.check.Finding;
import dev.tacit.schema.DeclarationChecks;

/** TACIT000: what the schema would refuse at run time, said while the class is compiled. */
final class ImpossibleDeclaration implements MemberCheck {
    private final DeclarationChecks checks;

    ImpossibleDeclaration(Catalog catalog) {
        this.checks = DeclarationChecks.with(catalog);
    }

    @Override
    public void look(DeclaredClass c, CoveredTypes covered, Report report) {
        checks.check(c.declaration())
                .forEach(problem -> report.found(
                        new Finding(Check.TACIT000, problem.className() + "." + problem.member(), problem.toString()),
                        c.placeOf(problem.member())));
    }
}
