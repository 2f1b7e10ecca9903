package dev.tacit.retention;

import dev.tacit.TacitException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sweep at each tick of a scheduler that nobody watches. It says in the log what stopped a sweep and returns, because an
 * executor drops a task that throws, for good and without a word. Errors of the virtual machine go on. Thread-safe.
 */
final class ScheduledSweep implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledSweep.class);
    private static final String STOPPED = "a sweep was stopped, and the next tick tries again: {}";

    private final RetentionEngine engine;

    ScheduledSweep(RetentionEngine engine) {
        this.engine = engine;
    }

    @Override
    public void run() {
        try {
            engine.sweep();
        } catch (TacitException stopped) {
            LOG.error(STOPPED, stopped.getMessage(), stopped);
        } catch (RuntimeException foreign) {
            // Its message may quote what it choked on.
            LOG.error(STOPPED, foreign.getClass().getName());
        }
    }
}
