package dev.tacit.schema;

import java.lang.ref.WeakReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data maps that one class loader finds, read when they are first asked for, and then no more. Does not keep the loader:
 * one that is gone has none. Thread-safe.
 */
final class HostDataMaps {
    private final WeakReference<ClassLoader> loader;
    private volatile @Nullable List<RecordDeclaration> known;
    private List<DeclarationProblem> problems = List.of();
    private long failures;
    private long untilNextReading;

    HostDataMaps(ClassLoader loader) {
        this.loader = new WeakReference<>(loader);
    }

    /**
     * Returns their declarations. Where one cannot be read they are read again, in case it was for want of a file handle, but
     * after twice as many questions each time: logging asks with every line.
     *
     * @throws DeclarationException if one of them cannot be read
     */
    List<RecordDeclaration> declarations() {
        List<RecordDeclaration> read = known;
        return read != null ? read : readUnlessFailed();
    }

    private synchronized List<RecordDeclaration> readUnlessFailed() {
        if (untilNextReading > 0) {
            untilNextReading--;
            throw new DeclarationException(problems);
        }
        try {
            ClassLoader host = loader.get();
            List<RecordDeclaration> read = host == null ? List.of() : List.copyOf(DataMaps.of(host));
            known = read;
            return read;
        } catch (DeclarationException unreadable) {
            problems = unreadable.problems();
            untilNextReading = (1L << Math.min(failures, Integer.SIZE)) - 1;
            failures++;
            throw unreadable;
        }
    }
}
