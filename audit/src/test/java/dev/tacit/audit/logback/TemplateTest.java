package dev.tacit.audit.logback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.audit.logback.LogbackFixture.Sink;
import dev.tacit.audit.logback.Template.Hides;
import dev.tacit.audit.scrub.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    @ParameterizedTest
    @ValueSource(strings = {"{}", "to {}", "{} and", "a=\"{}\"", "({})", "[{}]", "x={},", "<{}>", "{}\t"})
    void argumentBetweenSeparators_standsApart(String template) {
        assertThat(new Template(1, template, Hides.NOTHING).standsApart(0)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"user_{}", "{}@x.org", "{}{}", "blk_{} of", "a{}", "{}.", "+{}", "C:\\tmp {}", "\\{} {}", "none"
            })
    void argumentThatSomethingTouches_doesNot(String template) {
        assertThat(new Template(1, template, Hides.NOTHING).standsApart(0)).isFalse();
    }

    @Test
    void argumentsBeyondThePlaceholdersOrThe64th_doNot() {
        assertThat(new Template(1, "{} ", Hides.NOTHING).standsApart(1)).isFalse();
        assertThat(new Template(1, "{} ".repeat(70), Hides.NOTHING).standsApart(63))
                .isTrue();
        assertThat(new Template(1, "{} ".repeat(70), Hides.NOTHING).standsApart(64))
                .isFalse();
    }

    /** In the text a neighbor may hide it from the scanner; the argument alone still shows it. */
    @ParameterizedTest
    @CsvSource({"user_{}, user_<card>", "x{}y, x<card>y", "no {} more, no <card> more"})
    void cardInAnArgument_isFoundWhateverTouchesIt(String template, String line) {
        LogbackFixture logback = new LogbackFixture();
        Sink sink = logback.sink("SINK");
        Scrubbing.install(logback.context, Shop.schemas());
        logback.log.info(template, "4111111111111111");
        logback.log.info(template, 4111111111111111L);
        assertThat(sink.events).extracting(event -> event.getFormattedMessage()).containsExactly(line, line);
        assertThat(sink.written()).doesNotContain("4111111111111111");
    }
}
