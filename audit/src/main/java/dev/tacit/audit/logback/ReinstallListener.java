package dev.tacit.audit.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.spi.ConfigurationEvent;
import ch.qos.logback.core.spi.ConfigurationEventListener;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Covers the appenders of each new configuration, and puts the turbo filters back that a reset throws away. Three ways in, since
 * each alone has a gap: stopping a context drops its listeners but not those of its configuration; appenders that code attaches
 * fire no configuration event; and a reset of a stopped context fires nothing, but stops the filters ({@link
 * #comeBack}).
 */
final class ReinstallListener implements LoggerContextListener, ConfigurationEventListener {
    private final Scrubbing scrubbing;

    ReinstallListener(Scrubbing scrubbing) {
        this.scrubbing = scrubbing;
    }

    /** Returns the scrubbing that is installed in the context; in a stopped one its filters alone tell. */
    static @Nullable Scrubbing installedIn(LoggerContext context) {
        Stream<Scrubbing> byListener = context.getCopyOfListenerList().stream()
                .filter(ReinstallListener.class::isInstance)
                .map(listener -> ((ReinstallListener) listener).scrubbing);
        Stream<Scrubbing> byFilter = context.getTurboFilterList().stream()
                .filter(LateAppenders.class::isInstance)
                .map(filter -> ((LateAppenders) filter).scrubbing());
        return Stream.concat(byListener, byFilter).findFirst().orElse(null);
    }

    void attach() {
        scrubbing.context().addListener(this);
        scrubbing.context().addConfigurationEventListener(this);
    }

    /** Hears the reset that is going on, although an earlier stop has dropped all listeners. */
    void comeBack() {
        if (!scrubbing.context().getCopyOfListenerList().contains(this)) {
            scrubbing.context().addListener(this);
        }
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
        if (installed != null && installed != scrubbing) {
            scrubbing.retire();
            return;
        }
        comeBack();
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

    /** The appenders are gone, and so are the filters, which those that code attaches next will need. */
    @Override
    public void onReset(LoggerContext context) {
        scrubbing.cover();
    }

    @Override
    public void onStop(LoggerContext context) {
        // The reset before has put back what a start without a configuration needs.
    }

    /** Does nothing: the caller holds the logger's lock, which covering would take after its own. */
    @Override
    public void onLevelChange(Logger logger, Level level) {}
}
