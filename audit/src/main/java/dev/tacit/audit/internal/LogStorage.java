package dev.tacit.audit.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** The few things that a log does to a file system; tests put failing disks here. Thread-safe. */
public interface LogStorage {
    /** Opens a file for writing at its end; creates it, readable by its owner alone, if there is none. */
    AppendFile openForAppend(Path file) throws IOException;

    /** Opens a file for reading from its beginning. */
    InputStream openForRead(Path file) throws IOException;

    /** Reads a whole file. */
    byte[] read(Path file) throws IOException;

    /**
     * Tells whether a file or directory is there.
     *
     * @throws UncheckedIOException if that cannot be told: never to be mistaken for "not there"
     */
    boolean exists(Path file);

    /** Lists a directory by name; empty if there is none. */
    List<Path> list(Path directory) throws IOException;

    /** Creates a directory; its parent must exist, and so may the directory. */
    void createDirectory(Path directory) throws IOException;

    /** Puts a file in the place of another, atomically. */
    void move(Path from, Path to) throws IOException;

    /** Removes a file or an empty directory, if it exists. */
    void delete(Path file) throws IOException;

    /** Makes the names in a directory durable. Does nothing where directories cannot be forced, as on Windows. */
    void forceDirectory(Path directory) throws IOException;

    /** A file that grows. Used by one thread at a time. */
    interface AppendFile extends Closeable {
        /** Writes all that remains in the buffer. */
        void write(ByteBuffer bytes) throws IOException;

        /** Returns once everything written is on the disk. A failure is final: what is on the disk is then unknown. */
        void force() throws IOException;
    }
}
