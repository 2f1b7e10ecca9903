package dev.tacit.audit.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import dev.tacit.audit.logback.LogbackFixture.Sink;
import dev.tacit.audit.scrub.FakeTokenKeys;
import dev.tacit.audit.scrub.Shop;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs what Logback runs when the first logger is asked for. */
class ScrubbingConfiguratorTest {
    private final LogbackFixture logback = new LogbackFixture();

    @AfterEach
    void forgetTheProperty() {
        System.clearProperty(ScrubbingConfigurator.PROPERTY);
    }

    @Test
    void withoutTheProperty_nothingIsInstalled() throws JoranException {
        autoConfigure(logback.context);
        Sink sink = logback.sink("SINK");
        logback.log.info("ann@x.org");
        assertThat(sink.line()).isEqualTo("ann@x.org");
        assertThat(logback.context.getTurboFilterList()).isEmpty();
        assertThat(status()).anyMatch(line -> line.contains("INFO") && line.contains("tacit-audit is present"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "OFF", " no ", "false"})
    void propertyThatSaysOff_installsNothingAndWarns(String mode) throws JoranException {
        System.setProperty(ScrubbingConfigurator.PROPERTY, mode);
        autoConfigure(logback.context);
        assertThat(logback.context.getTurboFilterList()).isEmpty();
        assertThat(status()).anyMatch(line -> line.contains("WARN") && line.contains("tacit.scrubbing is off"));
    }

    @Test
    void propertyThatSaysOff_takesNothingAway() {
        ScrubbingConfigurator.install(logback.context, "labels");
        assertThat(ScrubbingConfigurator.install(logback.context, "off")).isEmpty();
        Sink sink = logback.sink("SINK");
        logback.log.info("ann@x.org");
        assertThat(sink.line()).isEqualTo("<email>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"labels", "strict"})
    void withTheProperty_everyAppenderIsCovered(String mode) throws JoranException {
        System.setProperty(ScrubbingConfigurator.PROPERTY, mode);
        autoConfigure(logback.context);
        Sink sink = logback.sink("SINK");
        logback.log.info("{} to {}", Shop.annsOrder(), "ann@x.org");
        assertThat(sink.line()).contains("buyerName=<name>", "to <email>");
        assertThat(status()).anyMatch(line -> line.contains("INFO") && line.contains("tacit.scrubbing=" + mode));
        assertThat(Scrubbing.verify(logback.context)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lables", "", "none", "0", "disabled"})
    void unknownMode_isTheStricterOneAndIsNamed(String mode) throws JoranException {
        System.setProperty(ScrubbingConfigurator.PROPERTY, mode);
        autoConfigure(logback.context);
        assertThat(logback.context.getTurboFilterList()).hasAtLeastOneElementOfType(StrictFilter.class);
        assertThat(status()).anyMatch(line -> line.contains("WARN") && line.contains("'" + mode + "'"));
    }

    @Test
    void installingLater_givesKeysAndStaysStrict() throws JoranException {
        System.setProperty(ScrubbingConfigurator.PROPERTY, "strict");
        autoConfigure(logback.context);
        Scrubbing.install(logback.context, Shop.schemas(), new FakeTokenKeys("k3"));
        Sink sink = logback.sink("SINK");
        logback.log.info("ann@x.org");
        assertThat(sink.line()).startsWith("<email:k3.");
        assertThat(logback.context.getTurboFilterList())
                .filteredOn(StrictFilter.class::isInstance)
                .hasSize(1);
    }

    private List<String> status() {
        return logback.context.getStatusManager().getCopyOfStatusList().stream()
                .map(Status::toString)
                .toList();
    }

    private static void autoConfigure(LoggerContext context) throws JoranException {
        new ContextInitializer(context).autoConfig(ScrubbingConfiguratorTest.class.getClassLoader());
    }
}
