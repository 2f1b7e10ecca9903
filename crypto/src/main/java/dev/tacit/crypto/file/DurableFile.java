package dev.tacit.crypto.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * Writes whole files so that a crash leaves the old content or the new, never a mixture, and so that nobody but the owner
 * reads them where the file system knows POSIX permissions. Elsewhere the folder's own protection counts.
 */
public final class DurableFile {
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FOREIGN = PosixFilePermissions.fromString("---rwxrwx");

    private DurableFile() {}

    /** Replaces the file's content in one step; when this returns, the new content survives a crash. */
    public static void write(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        boolean unused = Files.deleteIfExists(temporary);
        writeNew(temporary, content);
        Path moved = Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolderOf(moved);
    }

    /**
     * Writes the file in one step unless it exists; when this returns, what is there survives a crash. Of several callers at
     * once exactly one writes, and nobody sees a part.
     */
    public static void writeIfAbsent(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        writeNew(temporary, content);
        try {
            Path unused = Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException e) {
            // another was first; its content stays
        } finally {
            Files.delete(temporary);
        }
        forceFolderOf(file);
    }

    /** Opens a file; if this creates it, only its owner may read it. */
    public static FileChannel open(Path file, Set<StandardOpenOption> options) throws IOException {
        return FileChannel.open(file, options, ownerOnly(file, OWNER_FILE));
    }

    /** Creates a folder and its parents, for its owner only, unless it exists. */
    public static void createFolder(Path folder) throws IOException {
        Path unused = Files.createDirectories(folder, ownerOnly(folder, OWNER_FOLDER));
    }

    /** Removes a file, if it exists, for good as far as the file system's directory goes. */
    public static void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            forceFolderOf(file);
        }
    }

    /** Says whether group or others may do anything with the file. */
    public static boolean isOpenToOthers(Path file) throws IOException {
        if (!isPosix(file)) {
            return false;
        }
        Set<PosixFilePermission> granted = EnumSet.noneOf(PosixFilePermission.class);
        granted.addAll(Files.getPosixFilePermissions(file));
        granted.retainAll(FOREIGN);
        return !granted.isEmpty();
    }

    /** Makes the names in the file's folder durable: a rename or removal is a change of the folder, not of the file. */
    public static void forceFolderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !isPosix(folder)) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        while (!isForced(folder)) {
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A folder is forced through a channel only, which an interrupt closes: then it is to be tried again. */
    private static boolean isForced(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }

    /** Writes through a stream, since an interrupt would close a channel. */
    private static void writeNew(Path file, byte[] content) throws IOException {
        Path created = Files.createFile(file, ownerOnly(file, OWNER_FILE));
        try (FileOutputStream out = new FileOutputStream(created.toFile())) {
            out.write(content);
            out.getFD().sync();
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path, Set<PosixFilePermission> permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
