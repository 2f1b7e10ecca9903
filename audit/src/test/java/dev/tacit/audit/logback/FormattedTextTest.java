package dev.tacit.audit.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.tacit.audit.logback.Template.Hides;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FormattedTextTest {
    private final LogbackFixture logback = new LogbackFixture();

    private LoggingEvent event(String template, @Nullable Object... arguments) {
        return new LoggingEvent("", logback.log, Level.INFO, template, null, arguments);
    }

    private static String textOf(LoggingEvent event) {
        return new FormattedText()
                .of(event, new Template(1, event.getMessage(), Hides.NOTHING), event.getArgumentArray());
    }

    /** Logback's own text would be made of what the array holds by then. */
    @Test
    void eventKeepsTheText_whateverBecomesOfItsArguments() {
        LoggingEvent event = event("took {} ms for {}", 12, null);
        assertThat(textOf(event)).isEqualTo("took 12 ms for null");
        event.getArgumentArray()[0] = "4111111111111111";
        assertThat(event.getFormattedMessage()).isEqualTo("took 12 ms for null");
    }

    /** It may say anything: what is judged is what the arguments make, and that is what is shown. */
    @Test
    void textThatWasMadeBeforeTheArgumentsChanged_isReplaced() {
        LoggingEvent event = event("took {} ms", "4111111111111111");
        assertThat(event.getFormattedMessage()).isEqualTo("took 4111111111111111 ms");
        event.getArgumentArray()[0] = 12;
        assertThat(textOf(event)).isEqualTo("took 12 ms");
        assertThat(event.getFormattedMessage()).isEqualTo("took 12 ms");
    }

    @Test
    void placesOfArgumentsBehindABackslash_areSlf4jsToTell() {
        LoggingEvent event = event("\\{} {}", 12);
        assertThat(textOf(event)).isEqualTo("{} 12");
    }

    @Test
    void eventOfAnotherClass_makesItsTextItself() {
        LoggingEvent event = new LoggingEvent("", logback.log, Level.INFO, "took {} ms", null, new Object[] {12}) {
            @Override
            public String getFormattedMessage() {
                return "its own";
            }
        };
        assertThat(textOf(event)).isEqualTo("its own");
    }

    @Test
    void fieldThatIsNotThereOrOutOfReach_isNone() {
        assertThat(FormattedText.field(LoggingEvent.class, "formattedMessage")).isNotNull();
        assertThat(FormattedText.field(LoggingEvent.class, "no such field")).isNull();
        assertThat(FormattedText.field(LoggingEvent.class, "sequenceNumber")).isNull();
        assertThat(FormattedText.field(Throwable.class, "detailMessage")).isNull();
    }
}
