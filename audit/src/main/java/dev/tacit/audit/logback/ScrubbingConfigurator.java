package dev.tacit.audit.logback;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.spi.ContextAwareBase;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tacit.schema.Schemas;

/**
 * Installs the scrubber without a line of code: Logback calls this class before it reads its configuration, if the jar is
 * there, and it does nothing unless the system property {@value #PROPERTY} or the environment variable {@value #VARIABLE}
 * is set.
 *
 * <ul>
 *   <li>{@code labels}: every appender shows labels, {@code <email>}, by annotations and the standard scanner;
 *   <li>{@code strict}: the same, and before Java agents read the event ({@link Scrubbing#strict()}).
 * </ul>
 *
 * <p>Another value counts as {@code strict}: a misspelling must not switch the scrubber off. {@link Scrubbing#install}
 * later gives the application's schemas and keys; what is strict stays strict.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class ScrubbingConfigurator extends ContextAwareBase implements Configurator {
    /** The system property. */
    public static final String PROPERTY = "tacit.scrubbing";

    /** The environment variable, asked if the property is not set. */
    public static final String VARIABLE = "TACIT_SCRUBBING";

    private static final String LABELS = "labels";

    /** Makes the configurator; Logback calls it. */
    public ScrubbingConfigurator() {}

    /** Leaves the configuration itself to Logback's own configurators. */
    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        String mode = System.getProperty(PROPERTY, System.getenv(VARIABLE));
        if (mode != null) {
            install(loggers, mode);
            addInfo("Tacit scrubs what this context writes");
        }
        return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }

    /** Does what the property says: for frameworks that configure Logback by themselves and have properties of their own. */
    @CanIgnoreReturnValue
    public static Scrubbing install(LoggerContext loggers, String mode) {
        Scrubbing scrubbing = Scrubbing.install(loggers, Schemas.annotated());
        return mode.equals(LABELS) ? scrubbing : scrubbing.strict();
    }
}
