package dev.tacit.access;

import dev.tacit.Safe;
import dev.tacit.TacitException;

/** The actor may not open this data for this purpose, or nobody said who acts and why. Asking again changes nothing. */
public final class AccessDeniedException extends TacitException {
    private static final long serialVersionUID = 1L;

    /** @param sentence a constant sentence */
    public AccessDeniedException(String sentence, Safe... arguments) {
        super(sentence, arguments);
    }
}
