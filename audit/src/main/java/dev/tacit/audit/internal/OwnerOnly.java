package dev.tacit.audit.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that nobody but their owner may read or write. Where there are no POSIX permissions, the directory decides. */
public final class OwnerOnly {
    private static final Set<PosixFilePermission> PERMISSIONS = PosixFilePermissions.fromString("rw-------");

    /** Returns what to create the file with. */
    public static FileAttribute<?>[] attributes(Path file) {
        return isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PERMISSIONS)}
                : new FileAttribute<?>[0];
    }

    /** Says whether others than the owner may use the file. */
    public static boolean isOpenToOthers(Path file) throws IOException {
        return isPosix(file) && !PERMISSIONS.containsAll(Files.getPosixFilePermissions(file));
    }

    static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private OwnerOnly() {}
}
