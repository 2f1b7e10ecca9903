package dev.tacit.audit.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.spi.ConfigurationEvent;
import ch.qos.logback.core.spi.ConfigurationEventListener;
import org.jspecify.annotations.Nullable;

/**
 * Covers the appenders of each new configuration. Two ways in, since each alone has a gap: stopping a context drops its
 * listeners but not those of its configuration, and restarting it fires no configuration event.
 */
final class ReinstallListener implements LoggerContextListener, ConfigurationEventListener {
    private final Scrubbing scrubbing;

    ReinstallListener(Scrubbing scrubbing) {
        this.scrubbing = scrubbing;
    }

    /** Returns the scrubbing that is installed in the context. */
    static @Nullable Scrubbing installedIn(LoggerContext context) {
        for (LoggerContextListener listener : context.getCopyOfListenerList()) {
            if (listener instanceof ReinstallListener ours) {
                return ours.scrubbing;
            }
        }
        return null;
    }

    void attach() {
        scrubbing.context().addListener(this);
        scrubbing.context().addConfigurationEventListener(this);
    }

    void detach() {
        scrubbing.context().removeListener(this);
        scrubbing.context().removeConfigurationEventListener(this);
    }

    @Override
    public void listen(ConfigurationEvent event) {
        switch (event.getEventType()) {
            case PARTIAL_CONFIGURATION_ENDED_SUCCESSFULLY,
                    CONFIGURATION_ENDED_SUCCESSFULLY,
                    CONFIGURATION_ENDED_WITH_XML_PARSING_ERRORS -> coverAgain();
            default -> {}
        }
    }

    /** After a stop the context has forgotten this listener; if another was installed since, this one retires. */
    private void coverAgain() {
        Scrubbing installed = installedIn(scrubbing.context());
        if (installed == null) {
            scrubbing.context().addListener(this);
        } else if (installed != scrubbing) {
            scrubbing.retire();
            return;
        }
        scrubbing.cover();
    }

    @Override
    public boolean isResetResistant() {
        return true;
    }

    @Override
    public void onStart(LoggerContext context) {
        scrubbing.cover();
    }

    @Override
    public void onReset(LoggerContext context) {
        // Its appenders are gone; there is nothing to cover.
    }

    @Override
    public void onStop(LoggerContext context) {
        // Its appenders are gone; there is nothing to cover.
    }

    /** Does nothing: the caller holds the logger's lock, which covering would take after its own. */
    @Override
    public void onLevelChange(Logger logger, Level level) {}
}
