package dev.tacit.audit.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * After the annotated test, or after each test of the annotated class, sends canaries of every category through the
 * logging configuration that the application has by then, and fails with the name of each appender that one reaches, and of
 * each that {@link dev.tacit.audit.logback.Scrubbing#gaps()} speaks of. Fails too if no appender is attached: a check that
 * looked at nothing shows nothing.
 *
 * <pre>{@code
 * @SpringBootTest
 * class LoggingTest {
 *     @Test
 *     @NoPersonalDataInLogs
 *     void ourLogs() {}
 * }
 * }</pre>
 *
 * <p>The sinks themselves see no canary: what would reach them is looked at, encoded by their own encoders. Other lines
 * logged meanwhile pass as always.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LogCanaryExtension.class)
public @interface NoPersonalDataInLogs {
    /** Names of appenders that no canary can reach, for example one that mails after the tenth error only. */
    String[] unreached() default {};

    /**
     * Ids of categories that may reach the log as free text, because the application's scanner leaves them out: {@code
     * exceptFor = "ip-address"} beside {@code without(Categories.IP_ADDRESS)}. Classified members are no free text.
     */
    String[] exceptFor() default {};
}
