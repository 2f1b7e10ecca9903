package dev.tacit.audit.compat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import dev.tacit.audit.logback.Scrubbing;
import dev.tacit.audit.logback.ScrubbingConfigurator;
import dev.tacit.schema.Schemas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Real applications on Spring Boot: the jar and one property, no XML and no code. */
class SpringBootApplicationTest {
    private static final PrintStream OUT = System.out;

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

    /** An application that has no beans of its own. */
    static class Application {}

    /** An application that gives its schemas, and whose container closes what it made. */
    static class WithBean {
        @Bean
        Scrubbing scrubbing() {
            return Scrubbing.install((LoggerContext) LoggerFactory.getILoggerFactory(), Schemas.annotated());
        }
    }

    @BeforeEach
    void captureTheConsole() {
        System.setOut(new PrintStream(console, true, UTF_8));
    }

    @AfterEach
    void giveTheConsoleBack() {
        System.setOut(OUT);
        LoggingSystem.get(getClass().getClassLoader()).cleanUp();
        ScrubbingConfigurator.install(context, "labels").ifPresent(Scrubbing::close); // whatever was installed before
        context.reset();
    }

    @Test
    void theseTestsRunOnTheSpringBootThatTheySay() {
        assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("spring-boot.expected"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--logging.structured.format.console=ecs",
                "--logging.structured.format.console=logstash",
                "--logging.structured.format.console=gelf",
                "--logging.config=classpath:compat-logback.xml"
            })
    void oneProperty_scrubsWhateverBootWritesToTheConsole(String setting) {
        log("--tacit.scrubbing=labels", setting);
        assertThat(written()).contains("plain line of nobody", "to <email>", "buyerName=<name>", "IllegalArgument");
        assertNobodyIsIn(written());
        assertThat(Scrubbing.verify(context)).isEmpty();
    }

    @Test
    void logFileOfBoot_isScrubbedToo(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("shop.log");
        log("--tacit.scrubbing=labels", "--logging.file.name=" + file, "--logging.structured.format.file=ecs");
        String written = unescaped(Files.readString(file));
        assertThat(written).contains("to <email>");
        assertNobodyIsIn(written);
    }

    @Test
    void strict_scrubsBeforeAgentsReadTheEvent() {
        log("--tacit.scrubbing=strict");
        assertThat(context.getTurboFilterList())
                .anyMatch(filter -> filter.getClass().getSimpleName().equals("StrictFilter"));
        assertNobodyIsIn(written());
    }

    @Test
    void secondApplicationOfTheProcess_isScrubbedAgain() {
        log("--tacit.scrubbing=labels");
        log("--tacit.scrubbing=labels", "--logging.structured.format.console=logstash");
        assertThat(written()).contains("to <email>", "\"@version\"");
        assertNobodyIsIn(written());
    }

    @Test
    void systemProperty_worksAsWell() {
        System.setProperty("tacit.scrubbing", "labels");
        try {
            log();
        } finally {
            System.clearProperty("tacit.scrubbing");
        }
        assertThat(written()).contains("to <email>");
        assertNobodyIsIn(written());
    }

    @Test
    void propertyThatIsOff_installsNothingAndWarnsInTheLog() {
        log("--tacit.scrubbing=off");
        assertThat(written()).contains(Events.EMAIL, "tacit.scrubbing is off: personal data may reach the log");
    }

    @Test
    void beanThatIsClosedWithItsApplication_leavesWhatThePropertyInstalled() {
        log(WithBean.class, "--tacit.scrubbing=labels");
        LoggerFactory.getLogger("shop.Orders").info("after close {}", Events.EMAIL);
        assertThat(written()).contains("after close <email>");
        assertNobodyIsIn(written());
    }

    @Test
    void withoutTheProperty_theJarChangesNothing() {
        log();
        assertThat(written()).contains(Events.EMAIL).doesNotContain("<email>");
        assertThat(Scrubbing.verify(context)).containsExactly("CONSOLE");
    }

    private void log(String... settings) {
        log(Application.class, settings);
    }

    private void log(Class<?> source, String... settings) {
        SpringApplication application = new SpringApplication(source);
        application.setWebApplicationType(WebApplicationType.NONE);
        String[] arguments = Stream.concat(
                        Stream.of("--spring.main.banner-mode=off"),
                        Stream.of(settings).filter(setting -> !setting.isEmpty()))
                .toArray(String[]::new);
        try (ConfigurableApplicationContext running = application.run(arguments)) {
            assertThat(running.isActive()).isTrue();
            Logger log = LoggerFactory.getLogger("shop.Orders");
            Events.log(context, (ch.qos.logback.classic.Logger) log);
        }
    }

    private String written() {
        return unescaped(console.toString(UTF_8));
    }

    private static String unescaped(String written) {
        return Matrix.unescaped(written);
    }

    private static void assertNobodyIsIn(String written) {
        List<String> seen = Events.CANARIES.stream().filter(written::contains).toList();
        assertThat(seen).isEmpty();
    }
}
