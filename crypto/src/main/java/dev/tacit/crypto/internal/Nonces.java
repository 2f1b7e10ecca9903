package dev.tacit.crypto.internal;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Where nonces and keys come from. Keys come from the platform's generator. Nonces come straight from the operating system's
 * where it has a device for it, since the platform's generator keeps its bytes for up to 100 ms inside the process, where a
 * clone of the process (a VM snapshot) finds them again; elsewhere from the platform's generator. Nothing is buffered here.
 * Thread-safe.
 *
 * @see "NIST SP 800-38D §8.2.2, the RBG-based construction"
 * @see "OpenJDK, sun.security.provider.NativePRNG, MAX_BUFFER_TIME"
 */
public class Nonces {
    /** Not held open where snapshots are taken: the open file would be in their way. */
    private static final @Nullable InputStream DEVICE = Snapshots.areTaken() ? null : open();

    private final SecureRandom random = new SecureRandom();

    /** Makes the source; tests of fixed bytes put another in its place. */
    public Nonces() {}

    /** Fills the array from an offset on with fresh random bytes. */
    void next(byte[] target, int offset, int sizeBytes) {
        if (DEVICE != null) {
            try {
                if (DEVICE.readNBytes(target, offset, sizeBytes) == sizeBytes) {
                    return;
                }
            } catch (IOException e) {
                // The platform's generator, then.
            }
        }
        byte[] bytes = bytes(sizeBytes);
        System.arraycopy(bytes, 0, target, offset, sizeBytes);
    }

    /** Says whether nonces may be drawn in advance: not where the process may be cloned at any moment. */
    boolean mayBeBuffered() {
        return !Snapshots.areTaken();
    }

    /** Returns a fresh random key of 32 bytes. */
    byte[] key() {
        return bytes(Derivation.KEY_SIZE_BYTES);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static @Nullable InputStream open() {
        try {
            return new FileInputStream("/dev/urandom");
        } catch (IOException e) {
            return null;
        }
    }
}
