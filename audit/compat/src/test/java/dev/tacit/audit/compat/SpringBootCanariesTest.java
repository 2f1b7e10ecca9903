package dev.tacit.audit.compat;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import ch.qos.logback.classic.LoggerContext;
import dev.tacit.audit.logback.Scrubbing;
import dev.tacit.audit.logback.ScrubbingConfigurator;
import dev.tacit.audit.testkit.NoPersonalDataInLogs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext;

/** {@code @NoPersonalDataInLogs} within {@code @SpringBootTest}: the configuration that Boot made is what is checked. */
class SpringBootCanariesTest {
    @AfterEach
    void leaveLogbackAsItWas() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        LoggingSystem.get(getClass().getClassLoader()).cleanUp();
        ScrubbingConfigurator.install(context, "labels").ifPresent(Scrubbing::close); // whatever was installed before
        context.reset();
    }

    @Test
    void applicationWithTheProperty_passes() {
        run(Scrubbed.class).assertThatEvents().haveExactly(1, finishedSuccessfully());
    }

    @Test
    void applicationWithoutIt_failsWithTheNameOfBootsAppender() {
        run(Bare.class)
                .assertThatEvents()
                .haveExactly(1, finishedWithFailure(message(text -> text.contains("appender CONSOLE would write "))));
    }

    private static Events run(Class<?> test) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(test))
                .execute()
                .testEvents();
    }

    /** An application without beans. */
    @Configuration(proxyBeanMethods = false)
    static class Application {}

    @DirtiesContext
    @SpringBootTest(
            classes = Application.class,
            properties = "tacit.scrubbing=labels",
            webEnvironment = SpringBootTest.WebEnvironment.NONE)
    static class Scrubbed {
        @Test
        @NoPersonalDataInLogs
        void ourLogs() {}
    }

    @DirtiesContext
    @SpringBootTest(
            classes = Application.class,
            properties = "spring.application.name=bare",
            webEnvironment = SpringBootTest.WebEnvironment.NONE)
    static class Bare {
        @Test
        @NoPersonalDataInLogs
        void ourLogs() {}
    }
}
