package dev.tacit.processor;

import dev.tacit.category.Catalog;
import dev.tacit.processor.check.Finding;
import java.util.List;
import javax.lang.model.element.Element;

/** One look at a class. */
interface MemberCheck {
    /** Looks at a class and hands over what it finds. */
    void look(DeclaredClass c, CoveredTypes covered, Report report);

    /** Takes a finding and the element to show it at. */
    interface Report {
        void found(Finding finding, Element place);
    }

    /** Returns the checks, in the order of their ids. */
    static List<MemberCheck> all(HostCatalog host, StoredBefore stored) {
        Catalog catalog = host.catalog();
        return List.of(
                new ImpossibleDeclaration(host),
                new NamedLikePersonal(),
                new LawfulPurpose(catalog),
                new RetentionAndStorage(catalog),
                new LoweredSensitivity(catalog),
                stored);
    }
}
