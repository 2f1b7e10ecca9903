package dev.tacit.crypto.internal;

import dev.tacit.annotation.Binding;
import dev.tacit.crypto.format.Padding;
import dev.tacit.crypto.format.Suite;
import dev.tacit.crypto.key.UnknownFormatException;
import org.jspecify.annotations.Nullable;

/**
 * The 3 bytes with which a sealed value begins: magic, version and suite, flags. There are few of them, so each is made once.
 * Immutable and thread-safe.
 */
public final class SealedHeader {
    /** Size of a header. */
    static final int SIZE_BYTES = Suite.HEADER_SIZE_BYTES;

    private static final byte MAGIC = 0x7C;
    private static final int VERSION_1 = 1;
    private static final int FLAG_BITS = 5;
    private static final int PADDING_SHIFT = 2;

    /** By suite and flags; a place is empty where this release knows nothing of the kind. */
    private static final @Nullable SealedHeader[] KNOWN = known();

    private final Suite suite;
    private final Padding padding;
    private final Binding binding;
    private final byte version;
    private final byte flags;

    private SealedHeader(Suite suite, Padding padding, Binding binding) {
        this.suite = suite;
        this.padding = padding;
        this.binding = binding;
        this.version = (byte) (VERSION_1 << 4 | suite.code());
        this.flags = (byte) (padding.code() << PADDING_SHIFT | level(binding));
    }

    /**
     * Returns this header.
     *
     * @throws IllegalArgumentException if the suite is for data of nobody, and the binding for somebody's
     */
    public static SealedHeader of(Suite suite, Padding padding, Binding binding) {
        @Nullable SealedHeader header = KNOWN[place(suite, padding, binding)];
        if (header == null) {
            throw new IllegalArgumentException("data of no single person is bound to its field alone");
        }
        return header;
    }

    /** @throws UnknownFormatException if the bytes do not begin as our values do, or are of a newer version */
    static SealedHeader read(byte[] sealed) {
        if (sealed.length < SIZE_BYTES || sealed[0] != MAGIC) {
            throw new UnknownFormatException("these bytes are not a sealed value");
        }
        int flags = sealed[2] & 0xFF;
        boolean fits = (sealed[1] & 0xF0) == VERSION_1 << 4 && flags < 1 << FLAG_BITS;
        @Nullable SealedHeader header = fits ? KNOWN[(sealed[1] & 0x0F) << FLAG_BITS | flags] : null;
        if (header == null) {
            throw new UnknownFormatException(
                    "the sealed value is of a version or suite that this release does not know");
        }
        return header;
    }

    void write(byte[] sealed) {
        sealed[0] = MAGIC;
        sealed[1] = version;
        sealed[2] = flags;
    }

    /** Returns a number that no other header has, below 512. */
    int place() {
        return place(suite, padding, binding);
    }

    /** Returns what the value is sealed with. */
    public Suite suite() {
        return suite;
    }

    /** Returns how its length is hidden. */
    public Padding padding() {
        return padding;
    }

    /** Returns what it says it is bound to. */
    public Binding binding() {
        return binding;
    }

    private static @Nullable SealedHeader[] known() {
        @Nullable SealedHeader[] known = new SealedHeader[16 << FLAG_BITS];
        for (Suite suite : Suite.values()) {
            for (Padding padding : Padding.values()) {
                for (Binding binding : Binding.values()) {
                    if (suite != Suite.XAES_256_GCM || binding == Binding.FIELD) {
                        known[place(suite, padding, binding)] = new SealedHeader(suite, padding, binding);
                    }
                }
            }
        }
        return known;
    }

    private static int place(Suite suite, Padding padding, Binding binding) {
        return suite.code() << FLAG_BITS | padding.code() << PADDING_SHIFT | level(binding);
    }

    private static int level(Binding binding) {
        return switch (binding) {
            case FIELD -> 0;
            case SUBJECT -> 1;
            case RECORD -> 2;
        };
    }
}
