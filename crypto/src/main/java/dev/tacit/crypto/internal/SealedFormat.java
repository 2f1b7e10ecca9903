package dev.tacit.crypto.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.UnknownFormatException;
import dev.tacit.provider.FieldContext;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
    private static final int CIPHERTEXT_OFFSET = NONCE_OFFSET + AesGcm.NONCE_SIZE_BYTES;
    private static final Binding[] LEVELS = {Binding.FIELD, Binding.SUBJECT, Binding.RECORD};

    private final byte[] sealed;
    private final Binding binding;
    private final KeyRef ref;

    private SealedFormat(byte[] sealed, Binding binding) {
        this.sealed = sealed;
        this.binding = binding;
        this.ref = KeyRef.of(Arrays.copyOfRange(sealed, REF_OFFSET, NONCE_OFFSET));
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

    /** Encrypts a value with a key that is leased. */
    public static byte[] seal(LeasedKey key, Nonces nonces, FieldContext context, byte[] value) {
        return seal(key.ref(), key.bytes(), nonces.next(), context, key.handle(), value);
    }

    /**
     * Decrypts the value with a key that is leased.
     *
     * @param formerFieldIds ids under which the field may have been sealed earlier
     * @throws CiphertextRejectedException if anything is not as it was when it was sealed
     */
    public byte[] open(LeasedKey key, FieldContext context, List<String> formerFieldIds) {
        for (String fieldId : withCurrent(context.fieldId(), formerFieldIds)) {
            try {
                return open(key.bytes(), context, fieldId, key.handle());
            } catch (CiphertextRejectedException e) {
                // The next id, then; with none left it is rejected below.
            }
        }
        throw new CiphertextRejectedException();
    }

    static byte[] seal(KeyRef ref, byte[] key, byte[] nonce, FieldContext context, SubjectHandle handle, byte[] value) {
        byte[] start = ByteBuffer.allocate(CIPHERTEXT_OFFSET)
                .put(header(context.binding()))
                .put(ref.bytes())
                .put(nonce)
                .array();
        byte[] associatedData = associatedData(ref, context, context.fieldId(), handle);
        return AesGcm.seal(key, nonce, associatedData, value, start);
    }

    private byte[] open(byte[] key, FieldContext context, String fieldId, SubjectHandle handle) {
        byte[] nonce = Arrays.copyOfRange(sealed, NONCE_OFFSET, CIPHERTEXT_OFFSET);
        byte[] associatedData = associatedData(ref, context, fieldId, handle);
        return AesGcm.open(key, nonce, associatedData, sealed, CIPHERTEXT_OFFSET);
    }

    private static List<String> withCurrent(String fieldId, List<String> formerFieldIds) {
        List<String> all = new ArrayList<>(List.of(fieldId));
        all.addAll(formerFieldIds);
        return all;
    }

    /** Returns what the value says it is bound to. */
    public Binding binding() {
        return binding;
    }

    /** Returns the reference of the key that it says it was sealed under. */
    public KeyRef ref() {
        return ref;
    }

    /**
     * Returns the associated data: a length-prefixed list of {@code "tacit"}, the 3 header bytes, the key reference, the
     * tenant, the record's name, the field's id, from SUBJECT on the subject's handle, and at RECORD the record's id.
     */
    static byte[] associatedData(KeyRef ref, FieldContext context, String fieldId, SubjectHandle handle) {
        LengthPrefixed list = LengthPrefixed.list()
                .add("tacit")
                .add(header(context.binding()))
                .add(ref.bytes())
                .add(context.tenant().id())
                .add(context.recordName())
                .add(fieldId);
        if (context.binding() != Binding.FIELD) {
            list = list.add(handle.bytes());
        }
        if (context.binding() == Binding.RECORD) {
            list = list.add(context.recordId().orElseThrow());
        }
        return list.bytes();
    }

    private static byte[] header(Binding binding) {
        return new byte[] {
            MAGIC, VERSION_1_SUITE_1, (byte) Arrays.asList(LEVELS).indexOf(binding)
        };
    }
}
