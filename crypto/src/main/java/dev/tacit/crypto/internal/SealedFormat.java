package dev.tacit.crypto.internal;

import dev.tacit.annotation.Binding;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.UnknownFormatException;
import dev.tacit.provider.FieldContext;
import java.nio.ByteBuffer;

/**
 * The bytes of a sealed value, as {@code docs/format.md} lays them out: 3 bytes of header, key reference, nonce,
 * ciphertext, tag; 47 bytes more than the plaintext.
 *
 * <p>Immutable and thread-safe.
 */
public final class SealedFormat {
    /** How many bytes a sealed value has over its plaintext. */
    public static final int OVERHEAD_BYTES = 47;
    /** The largest plaintext. */
    public static final int MAX_PLAINTEXT_BYTES = 1 << 20;

    private static final byte MAGIC = 0x7C;
    /** Version 1 in the high 4 bits, suite 1 (AES-256-GCM) in the low 4. */
    private static final byte VERSION_1_SUITE_1 = 0x11;

    private static final int REF_OFFSET = 3;
    private static final int NONCE_OFFSET = REF_OFFSET + KeyRef.SIZE_BYTES;
    private static final Binding[] LEVELS = {Binding.FIELD, Binding.SUBJECT, Binding.RECORD};

    private final byte[] sealed;
    private final Binding binding;
    private final KeyRef ref;

    private SealedFormat(byte[] sealed, Binding binding) {
        this.sealed = sealed;
        this.binding = binding;
        this.ref = readRef(sealed);
    }

    /**
     * Reads the header of a sealed value.
     *
     * @param sealed not copied: the caller leaves it alone
     * @throws UnknownFormatException if it does not begin as our values do, or is of a newer version
     * @throws CiphertextRejectedException if it is ours, but too short or too long to be whole
     */
    public static SealedFormat parse(byte[] sealed) {
        if (sealed.length < REF_OFFSET || sealed[0] != MAGIC) {
            throw new UnknownFormatException("these bytes are not a sealed value");
        }
        int flags = sealed[2] & 0xFF;
        if (sealed[1] != VERSION_1_SUITE_1 || flags >= LEVELS.length) {
            throw new UnknownFormatException(
                    "the sealed value is of a version or suite that this release does not know");
        }
        if (sealed.length < OVERHEAD_BYTES || sealed.length > MAX_PLAINTEXT_BYTES + OVERHEAD_BYTES) {
            throw new CiphertextRejectedException();
        }
        return new SealedFormat(sealed, LEVELS[flags]);
    }

    /**
     * Encrypts a value.
     *
     * @param bench on which the lease is held
     * @param now the time by the monotonic clock
     */
    public static byte[] seal(Workbench bench, KeyLease lease, FieldContext context, byte[] value, long now) {
        LeasedKey key = lease.key();
        byte[] sealed = begin(key.ref(), context.binding(), value.length);
        bench.nonces().next(sealed, NONCE_OFFSET, now);
        byte[] associatedData = AssociatedData.of(sealed, context, context.fieldId(), key.handleBytes());
        lease.seal(sealed, NONCE_OFFSET, associatedData, value);
        return sealed;
    }

    /**
     * Decrypts the value.
     *
     * @throws CiphertextRejectedException if anything is not as it was when it was sealed
     */
    public byte[] open(KeyLease lease, FieldContext context, String fieldId) {
        byte[] associatedData =
                AssociatedData.of(sealed, context, fieldId, lease.key().handleBytes());
        return lease.open(sealed, NONCE_OFFSET, associatedData);
    }

    /** Returns what the value says it is bound to. */
    public Binding binding() {
        return binding;
    }

    /** Returns the reference of the key that it says it was sealed under. */
    public KeyRef ref() {
        return ref;
    }

    private static KeyRef readRef(byte[] sealed) {
        ByteBuffer bytes = ByteBuffer.wrap(sealed);
        return new KeyRef(bytes.getLong(REF_OFFSET), bytes.getLong(REF_OFFSET + Long.BYTES));
    }

    /** Returns an array of the right size that begins with the header and the key reference. */
    static byte[] begin(KeyRef ref, Binding binding, int plaintextSizeBytes) {
        byte[] sealed = new byte[OVERHEAD_BYTES + plaintextSizeBytes];
        sealed[0] = MAGIC;
        sealed[1] = VERSION_1_SUITE_1;
        sealed[2] = level(binding);
        ByteBuffer unused =
                ByteBuffer.wrap(sealed).putLong(REF_OFFSET, ref.high()).putLong(REF_OFFSET + Long.BYTES, ref.low());
        return sealed;
    }

    private static byte level(Binding binding) {
        return switch (binding) {
            case FIELD -> 0;
            case SUBJECT -> 1;
            case RECORD -> 2;
        };
    }
}
