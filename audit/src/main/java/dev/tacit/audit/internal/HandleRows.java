package dev.tacit.audit.internal;

import dev.tacit.Safe;
import dev.tacit.audit.proof.LogCorruptedException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a handle table row by row, and tells what a crash left from damage: what follows the first bad row goes if nothing
 * of it had been durable. Not thread-safe.
 */
public final class HandleRows {
    private static final int LONGEST_LINE_BYTES = 1024;

    private final InputStream table;
    private long position;
    private boolean ended;

    /**
     * How much of a table is good.
     *
     * @param goodBytes how many bytes the rows before the first bad one take
     * @param bytes how many there are
     */
    public record Extent(long goodBytes, long bytes) {
        /** Tells whether something follows the good rows: the rest of a batch that no entry speaks of. */
        boolean isTorn() {
            return goodBytes < bytes;
        }
    }

    private HandleRows(InputStream table) {
        this.table = table;
    }

    /**
     * Hands over each good row up to the first bad one.
     *
     * @throws LogCorruptedException if a row that had been durable is damaged
     */
    public static Extent read(LogStorage storage, LogLayout layout, Consumer<HandleRow> rows) throws IOException {
        if (!storage.exists(layout.handles())) {
            return new Extent(0, 0);
        }
        try (InputStream table = new BufferedInputStream(storage.openForRead(layout.handles()))) {
            return new HandleRows(table).read(rows);
        }
    }

    private Extent read(Consumer<HandleRow> rows) throws IOException {
        long good = 0;
        Optional<HandleRow> row = next();
        while (row.isPresent()) {
            rows.accept(row.get());
            good = position;
            row = next();
        }
        refuseLostRows(good);
        return new Extent(good, position);
    }

    /** Refuses if a row behind the damage was written when the damaged one was already durable. */
    private void refuseLostRows(long damageAt) throws IOException {
        while (!ended) {
            Optional<HandleRow> later = next();
            if (later.isPresent() && later.get().forced() > damageAt) {
                throw new LogCorruptedException(
                        "a row that was durable is damaged in the log's handle table", Safe.of("offset", damageAt));
            }
        }
    }

    /** The next line's row; empty if the line is bad or there is none. */
    private Optional<HandleRow> next() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = table.read(); read >= 0; read = table.read()) {
            position++;
            if (read == '\n') {
                return HandleRow.parse(line.toString());
            }
            if (line.length() < LONGEST_LINE_BYTES) {
                line.append((char) read);
            }
        }
        ended = true;
        return Optional.empty();
    }
}
