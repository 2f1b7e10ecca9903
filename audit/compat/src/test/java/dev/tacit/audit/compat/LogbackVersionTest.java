package dev.tacit.audit.compat;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
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
}
