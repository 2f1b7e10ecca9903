package dev.tacit.audit.logback;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.spi.ContextAwareBase;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Installs the scrubber without a line of code: Logback calls this class before it reads its configuration, if the jar is
 * there. It goes by the system property {@value #PROPERTY}, or the environment variable {@value #VARIABLE}; without them it
 * installs nothing.
 *
 * <ul>
 *   <li>{@code labels}: every appender shows labels, {@code <email>}, by annotations and the standard scanner;
 *   <li>{@code strict}: the same, and before Java agents read the event ({@link Scrubbing#strict()});
 *   <li>{@code off}, {@code no}, {@code false}: nothing is installed, with a warning in Logback's status, which Logback prints.
 * </ul>
 *
 * <p>Another value, an empty one too, counts as {@code strict}: a misspelling must not switch the scrubber off. Logback's
 * status says which of these it was. {@link Scrubbing#install} later gives the application's schemas and keys; what is strict
 * stays strict.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class ScrubbingConfigurator extends ContextAwareBase implements Configurator {
    /** The system property. */
    public static final String PROPERTY = "tacit.scrubbing";

    /** The environment variable, asked if the property is not set. */
    public static final String VARIABLE = "TACIT_SCRUBBING";

    private static final String LABELS = "labels";
    private static final String STRICT = "strict";
    private static final Set<String> OFF = Set.of("off", "no", "false");

    /** Makes the configurator; Logback calls it. */
    public ScrubbingConfigurator() {}

    /** Leaves the configuration itself to Logback's own configurators. */
    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        String mode = System.getProperty(PROPERTY, System.getenv(VARIABLE));
        if (mode == null) {
            addInfo("tacit-audit is present, and neither " + PROPERTY + " nor " + VARIABLE + " is set: until something"
                    + " installs the scrubber, only what passes a ScrubbingAppender is scrubbed");
        } else {
            install(loggers, mode);
        }
        return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }

    /**
     * Does what the property says: for frameworks that configure Logback by themselves and have properties of their own.
     *
     * @return what was installed; empty if the mode is one of those that say so. What was installed before stays then.
     */
    @CanIgnoreReturnValue
    public static Optional<Scrubbing> install(LoggerContext loggers, String mode) {
        ScrubbingConfigurator status = new ScrubbingConfigurator();
        status.setContext(loggers);
        if (isOff(mode)) {
            status.addWarn(PROPERTY + " is off: Tacit installs no scrubber, and personal data may reach the log");
            return Optional.empty();
        }
        Scrubbing scrubbing = Scrubbing.installByProperty(loggers);
        status.nameMode(mode);
        return Optional.of(plain(mode).equals(LABELS) ? scrubbing : scrubbing.strict());
    }

    private void nameMode(String mode) {
        if (Set.of(LABELS, STRICT).contains(plain(mode))) {
            addInfo("Tacit scrubs what this context writes: " + PROPERTY + "=" + plain(mode));
        } else {
            addWarn(PROPERTY + " has a value that Tacit does not know, and so counts as " + STRICT + ": '" + mode
                    + "'; it knows " + LABELS + ", " + STRICT + " and off");
        }
    }

    /** Says whether the mode is one of those that install nothing. */
    public static boolean isOff(String mode) {
        return OFF.contains(plain(mode));
    }

    private static String plain(String mode) {
        return mode.strip().toLowerCase(Locale.ROOT);
    }
}
