package dev.tacit.audit.internal;

import dev.tacit.audit.proof.TilePath;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where things lie in a log's directory. {@code checkpoint} and {@code tile/} are exactly C2SP tlog-tiles and can be
 * served as they are; the rest is the log's own.
 *
 * @param directory the log's directory
 */
public record LogLayout(Path directory) {
    private static final String WAL_SUFFIX = ".wal";
    private static final int INDEX_DIGITS = 19;
    private static final String LAST_INDEX = Long.toString(Long.MAX_VALUE); // of so many digits

    public Path checkpoint() {
        return directory.resolve("checkpoint");
    }

    public Path tiles() {
        return directory.resolve("tile");
    }

    public Path tile(TilePath tile) {
        return directory.resolve(tile.path());
    }

    public Path state() {
        return directory.resolve("state");
    }

    public Path handles() {
        return directory.resolve("handles");
    }

    public Path lock() {
        return directory.resolve("lock");
    }

    public Path wal() {
        return directory.resolve("wal");
    }

    /** The write-ahead segment whose first entry has this index. */
    public Path walSegment(long firstIndex) {
        return wal().resolve(String.format(Locale.ROOT, "%0" + INDEX_DIGITS + "d", firstIndex) + WAL_SUFFIX);
    }

    /** Tells whether a file of the write-ahead directory is a segment, rather than the rest of an interrupted write. */
    public static boolean isWalSegment(Path file) {
        String name = file.getFileName().toString();
        return name.length() == INDEX_DIGITS + WAL_SUFFIX.length()
                && name.endsWith(WAL_SUFFIX)
                && name.chars().limit(INDEX_DIGITS).allMatch(c -> c >= '0' && c <= '9')
                && name.substring(0, INDEX_DIGITS).compareTo(LAST_INDEX) <= 0;
    }

    /** The index in a segment's name. */
    public static long firstIndex(Path walSegment) {
        return Long.parseLong(walSegment.getFileName().toString().substring(0, INDEX_DIGITS));
    }
}
