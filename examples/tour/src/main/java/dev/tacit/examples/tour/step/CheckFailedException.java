package dev.tacit.examples.tour.step;

/** Something that the tour promises is not so; its message is the promise. */
public final class CheckFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CheckFailedException(String promise) {
        super(promise);
    }
}
