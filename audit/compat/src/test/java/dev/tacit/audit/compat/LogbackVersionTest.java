package dev.tacit.audit.compat;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;

class LogbackVersionTest {
    @Test
    void theseTestsRunOnTheLogbackThatTheySay() {
        String jar = LoggerContext.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        assertThat(jar).endsWith("logback-classic-" + System.getProperty("logback.expected") + ".jar");
    }

    /** docs/decisions/0013: without it clean events cost more, and nothing else would tell. */
    @Test
    void anEventKeepsItsTextInTheFieldThatIsWrittenTo() {
        assertThat(LoggingEvent.class.getDeclaredFields())
                .filteredOn(field -> field.getName().equals("formattedMessage"))
                .singleElement()
                .extracting(field -> field.getType())
                .isEqualTo(String.class);
    }
}
