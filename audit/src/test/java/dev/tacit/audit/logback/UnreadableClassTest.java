package dev.tacit.audit.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.core.status.Status;
import dev.tacit.audit.scrub.Shop;
import dev.tacit.schema.DeclarationException;
import dev.tacit.schema.DeclarationProblem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands behind {@code <withheld>} is said once, where nobody's values are. */
class UnreadableClassTest {
    private final LogbackFixture logback = new LogbackFixture();
    private final LogbackFixture.Sink sink = logback.sink("SINK");

    @Test
    void classThatShowsAsWithheld_isWarnedOfOnceWithTheRuleThatItBreaks() {
        logback.sink("ANOTHER");
        Scrubbing scrubbing = Scrubbing.install(logback.context, Shop.schemas());
        logback.log.info("sold {}", new Shop.Odd("ann@x.org"));
        logback.log.info("sold {}", List.of(new Shop.Odd("bob@x.org")));
        assertThat(sink.line()).isEqualTo("sold [<withheld>]");
        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("objects of " + Shop.Odd.class.getName() + " show as <withheld>: ", "Odd.value: ")
                .doesNotContain("x.org");
        assertThat(scrubbing.counters().unreadable()).containsOnlyKeys(Shop.Odd.class.getName());
        assertThat(scrubbing.counters()).asString().contains("scrubbed=4", "unreadable=[" + Shop.Odd.class.getName());
    }

    @Test
    void appenderOfTheXml_warnsToo() {
        logback.configure("""
                <configuration>
                  <appender name="LIST" class="dev.tacit.audit.logback.Sentences"/>
                  <appender name="SAFE" class="dev.tacit.audit.logback.ScrubbingAppender">
                    <appender-ref ref="LIST"/>
                  </appender>
                  <root level="INFO"><appender-ref ref="SAFE"/></root>
                </configuration>
                """);
        logback.log.info("sold {}", new Odder("x"));
        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("objects of " + Odder.class.getName() + " show as <withheld>: ");
    }

    @Test
    void ruleThatAHostInvents_isScrubbed() {
        Scrubbing.install(logback.context, Shop.schemas());
        logback.log.info("sold {}", new Inventor());
        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("not <email>")
                .doesNotContain("ann@x.org");
    }

    private List<String> warnings() {
        return logback.context.getStatusManager().getCopyOfStatusList().stream()
                .filter(status -> status.getEffectiveLevel() == Status.WARN)
                .map(Status::getMessage)
                .filter(message -> message.contains("withheld"))
                .toList();
    }

    private static final class Inventor {
        @Override
        public String toString() {
            throw new DeclarationException(List.of(new DeclarationProblem("shop.Sale", "buyer", "not ann@x.org")));
        }
    }

    private record Odder(
            @dev.tacit.annotation.PersonalData(category = "no-such-category")
            String value) {}
}
