package dev.tacit;

import java.util.HexFormat;
import java.util.Objects;

/**
 * The pseudonym of a data subject: HMAC of the subject under the tenant's handle key, cut to 16 bytes. The only form in
 * which a subject appears in events, tombstones and key rows. Whoever holds the handle key can link it to a known
 * identifier; nobody else can.
 *
 * <p>Immutable and thread-safe.
 *
 * @param hex 32 lower-case hexadecimal digits
 */
public record SubjectHandle(String hex) {
    /** Size of a handle. */
    public static final int SIZE_BYTES = 16;

    public SubjectHandle {
        Objects.requireNonNull(hex, "hex");
        if (hex.length() != 2 * SIZE_BYTES || !isLowerHex(hex)) {
            throw new IllegalArgumentException("a subject handle has 32 lower-case hexadecimal digits");
        }
    }

    /** Returns the handle with these 16 bytes. */
    public static SubjectHandle of(byte[] bytes) {
        return new SubjectHandle(HexFormat.of().formatHex(bytes));
    }

    /** Returns the handle that {@link #hex()} came from. */
    public static SubjectHandle parse(String hex) {
        return new SubjectHandle(hex);
    }

    /** Returns the 16 bytes, in a fresh array. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }

    /** A loop and no stream: a sweep makes a handle for each of a million rows. */
    private static boolean isLowerHex(String hex) {
        for (int i = 0; i < hex.length(); i++) {
            char c = hex.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return true;
    }
}
