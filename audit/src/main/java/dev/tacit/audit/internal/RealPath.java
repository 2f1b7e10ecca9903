package dev.tacit.audit.internal;

import java.io.IOException;
import java.nio.file.Path;

/** Where a file really lies, whatever links lead to it. */
public final class RealPath {
    private RealPath() {}

    /** Tells whether the file lies, or will lie, in the directory or below it. As far as neither is there, names decide. */
    public static boolean isBelow(Path file, Path directory) {
        Path named = file.toAbsolutePath().normalize();
        Path real = of(directory);
        return of(named).startsWith(real)
                || named.startsWith(directory.toAbsolutePath().normalize());
    }

    /** With the links of that part of the path followed that is there. */
    private static Path of(Path path) {
        Path named = path.toAbsolutePath().normalize();
        try {
            return named.toRealPath();
        } catch (IOException notThere) {
            Path parent = named.getParent();
            return parent == null ? named : of(parent).resolve(named.getFileName());
        }
    }
}
