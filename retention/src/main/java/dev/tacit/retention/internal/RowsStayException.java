package dev.tacit.retention.internal;

/** Of rows that were erased before they were judged, some have to stay: the transaction is rolled back. Never leaves the engine. */
final class RowsStayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RowsStayException() {
        super("rows that were erased first have to stay");
    }
}
