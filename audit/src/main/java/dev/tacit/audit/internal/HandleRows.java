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
    /** The first line of each table. */
    static final String HEADER = "tacit audit handles1";

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
        /** How much follows the good rows: the rest of a batch that no entry speaks of. */
        public long tornBytes() {
            return bytes - goodBytes;
        }
    }

    private HandleRows(InputStream table) {
        this.table = table;
    }

    /**
     * Hands over each good row up to the first bad one.
     *
     * @param durableBytes how much of the table is known to have been durable
     * @throws LogCorruptedException if a row that had been durable is damaged, or is not there
     */
    public static Extent read(LogStorage storage, LogLayout layout, long durableBytes, Consumer<HandleRow> rows)
            throws IOException {
        if (!storage.exists(layout.handles())) {
            throw new LogCorruptedException("the log's handle table is missing");
        }
        try (InputStream table = new BufferedInputStream(storage.openForRead(layout.handles()))) {
            return new HandleRows(table).read(durableBytes, rows);
        }
    }

    private Extent read(long durableBytes, Consumer<HandleRow> rows) throws IOException {
        if (!HEADER.equals(line())) {
            throw new LogCorruptedException("the log's handle table has a damaged header");
        }
        long good = position;
        Optional<HandleRow> row = next();
        while (row.isPresent()) {
            rows.accept(row.get());
            good = position;
            row = next();
        }
        if (good < durableBytes) {
            throw damaged(good);
        }
        refuseLostRows(good);
        return new Extent(good, position);
    }

    /** Refuses if a row behind the damage was written when the damaged one was already durable. */
    private void refuseLostRows(long damageAt) throws IOException {
        while (!ended) {
            Optional<HandleRow> later = next();
            if (later.isPresent() && later.get().forced() > damageAt) {
                throw damaged(damageAt);
            }
        }
    }

    private static LogCorruptedException damaged(long offset) {
        return new LogCorruptedException(
                "a row that was durable is damaged in the log's handle table, or cut off", Safe.of("offset", offset));
    }

    /** The next line's row; empty if the line is bad or there is none. */
    private Optional<HandleRow> next() throws IOException {
        return HandleRow.parse(line());
    }

    /** The next line without its line feed; empty if it has none. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = table.read(); read >= 0; read = table.read()) {
            position++;
            if (read == '\n') {
                return line.toString();
            }
            if (line.length() < LONGEST_LINE_BYTES) {
                line.append((char) read);
            }
        }
        ended = true;
        return "";
    }
}
