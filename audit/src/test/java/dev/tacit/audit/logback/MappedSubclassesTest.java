package dev.tacit.audit.logback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.audit.logback.LogbackFixture.Sink;
import dev.tacit.category.Categories;
import dev.tacit.schema.Classification;
import dev.tacit.schema.MemberDeclaration;
import dev.tacit.schema.RecordDeclaration;
import dev.tacit.schema.Schemas;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What cannot be edited is mapped, and is logged as what some library generated from it. */
class MappedSubclassesTest {
    private static class Lead {
        final String nick = "Annabel Lee";

        @Override
        public String toString() {
            return "Lead(nick=" + nick + ")";
        }
    }

    private static final class GeneratedLead extends Lead {
        final int points = 3;

        @Override
        public String toString() {
            return super.toString() + points;
        }
    }

    private record Visit(Lead lead) {}

    private final LogbackFixture logback = new LogbackFixture();
    private final Sink sink = logback.sink("SINK");

    @Test
    void subclassOfAMappedClass_isLoggedAsTheMappingSays() {
        MappedSubclassesTest.class
                .getModule()
                .addOpens(MappedSubclassesTest.class.getPackageName(), Schemas.class.getModule());
        Scrubbing.install(logback.context, mapped());

        logback.log.info("won {}", new GeneratedLead());
        logback.log.info("among {} and {}", List.of(new GeneratedLead()), Map.of("k", new Lead() {}));
        logback.log.info("{}", new Visit(new GeneratedLead()));

        assertThat(sink.written()).contains("nick=<name>", "points=3").doesNotContain("Annabel");
    }

    private static Schemas mapped() {
        return Schemas.annotated()
                .with(RecordDeclaration.of(
                        Lead.class.getName(),
                        List.of(MemberDeclaration.of("nick")
                                .classified(List.of(Classification.of(Categories.PERSON_NAME))))));
    }
}
