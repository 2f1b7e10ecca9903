package dev.tacit.audit.spring;

import ch.qos.logback.classic.LoggerContext;
import dev.tacit.audit.logback.ScrubbingConfigurator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Installs the scrubber in a Spring Boot application without a line of code, if the application's environment says so,
 * wherever from: {@code tacit.scrubbing=labels} in {@code application.properties}, a system property, the environment
 * variable {@code TACIT_SCRUBBING}. What the values mean stands at {@link ScrubbingConfigurator}.
 *
 * <p>Spring Boot stops Logback, which forgets everything that was installed, and then makes its appenders in code, of which
 * Logback tells nobody. So this comes right after Boot's own logging listener, before the application's first line.
 */
@SuppressWarnings("exports") // modules above need Spring only if they use this class
public final class ScrubbingListener implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(ScrubbingListener.class);

    /** Makes the listener; Spring calls it. */
    public ScrubbingListener() {}

    /**
     * Covers what Boot has configured.
     *
     * @throws IllegalStateException if the property is set and SLF4J is not bound to Logback: nothing would be scrubbed
     */
    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        String mode = event.getEnvironment().getProperty(ScrubbingConfigurator.PROPERTY);
        if (mode != null) {
            install(mode);
        }
    }

    private static void install(String mode) {
        if (ScrubbingConfigurator.isOff(mode)) {
            LOG.warn("{} is off: personal data may reach the log", ScrubbingConfigurator.PROPERTY);
            return;
        }
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext loggers)) {
            throw new IllegalStateException(
                    ScrubbingConfigurator.PROPERTY + " is set, and the application does not log through Logback");
        }
        ScrubbingConfigurator.install(loggers, mode);
    }

    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }
}
