package dev.tacit.processor;

import dev.tacit.category.Catalog;
import dev.tacit.processor.check.Check;
import dev.tacit.processor.check.Finding;
import dev.tacit.schema.DeclarationChecks;
import dev.tacit.schema.DeclarationProblem;
import java.util.stream.Stream;

/**
 * TACIT000: what the schema would refuse at run time, said while the class is compiled. One of its rules, that a special
 * category needs a purpose that may have it, is TACIT005.
 */
final class ImpossibleDeclaration implements MemberCheck {
    /** Gradle keeps resources where no compiler looks. */
    private static final String NOT_FOUND = "\n  The compiler finds no " + Catalog.RESOURCE
            + ", neither beside the classes nor on the class path. If there is one, name it:"
            + " -Atacit.catalog=src/main/resources/" + Catalog.RESOURCE;

    private final DeclarationChecks checks;
    private final boolean findsHostCatalog;

    ImpossibleDeclaration(HostCatalog host) {
        this.checks = DeclarationChecks.with(host.catalog());
        this.findsHostCatalog = host.isFound();
    }

    @Override
    public void look(DeclaredClass c, CoveredTypes covered, Report report) {
        Stream.concat(c.problems().stream(), checks.check(c.declaration()).stream())
                .forEach(problem -> report.found(
                        new Finding(checkOf(problem), placeOf(problem), problem + hint(problem)),
                        c.placeOf(problem.member())));
    }

    private String hint(DeclarationProblem problem) {
        return !findsHostCatalog && problem.rule().contains(Catalog.RESOURCE) ? NOT_FOUND : "";
    }

    private static Check checkOf(DeclarationProblem problem) {
        return problem.rule().equals(DeclarationChecks.SPECIAL_WITHOUT_PURPOSE) ? Check.TACIT005 : Check.TACIT000;
    }

    /** Returns the problem's place in a baseline. */
    static String placeOf(DeclarationProblem problem) {
        return problem.member().isEmpty() ? problem.className() : problem.className() + "." + problem.member();
    }
}
