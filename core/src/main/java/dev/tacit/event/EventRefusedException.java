package dev.tacit.event;

import dev.tacit.Safe;
import dev.tacit.TacitException;

/**
 * The event must not stand in the audit log, so the act did not happen. Trying again does not help: mend the code that
 * reports it. Nothing was recorded.
 */
public final class EventRefusedException extends TacitException {
    private static final long serialVersionUID = 1L;

    /** @param sentence a constant sentence */
    public EventRefusedException(String sentence, Safe... arguments) {
        super(sentence, arguments);
    }
}
