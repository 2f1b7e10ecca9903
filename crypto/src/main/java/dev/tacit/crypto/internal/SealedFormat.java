package dev.tacit.crypto.internal;

import dev.tacit.annotation.Binding;
import dev.tacit.crypto.format.Suite;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.UnknownFormatException;
import dev.tacit.provider.FieldContext;
import java.util.Arrays;

/**
 * The bytes of a sealed value, as {@code docs/format.md} lays them out: 3 bytes of header, key reference, nonce,
 * ciphertext, tag; in the default suite 47 bytes more than the plaintext.
 *
 * <p>Immutable and thread-safe.
 */
public final class SealedFormat {
    /** The largest plaintext. */
    public static final int MAX_PLAINTEXT_BYTES = 1 << 20;

    private static final int REF_OFFSET = SealedHeader.SIZE_BYTES;
    private static final int REST_OFFSET = REF_OFFSET + KeyRef.SIZE_BYTES;

    private final byte[] sealed;
    private final SealedHeader header;

    private SealedFormat(byte[] sealed, SealedHeader header) {
        this.sealed = sealed;
        this.header = header;
    }

    /**
     * Reads the header of a sealed value.
     *
     * @param sealed not copied: the caller leaves it alone
     * @throws UnknownFormatException if it does not begin as our values do, or is of a newer version
     * @throws CiphertextRejectedException if it is ours, but too short or too long to be whole
     */
    public static SealedFormat parse(byte[] sealed) {
        SealedHeader header = SealedHeader.read(sealed);
        int paddedSizeBytes = sealed.length - header.suite().overheadBytes();
        if (paddedSizeBytes < 0 || paddedSizeBytes > header.padding().paddedSizeBytes(MAX_PLAINTEXT_BYTES)) {
            throw new CiphertextRejectedException();
        }
        return new SealedFormat(sealed, header);
    }

    /**
     * Encrypts a value under a subject's key.
     *
     * @param bench on which the lease is held, and a nonce was made sure of
     */
    public static byte[] seal(
            Workbench bench, KeyLease lease, SealedHeader header, FieldContext context, byte[] value) {
        LeasedKey key = lease.key();
        byte[] padded = BlockPadding.pad(header.padding(), value);
        byte[] sealed = begin(header, padded.length);
        key.putRef(sealed, REF_OFFSET);
        if (header.suite() == Suite.AES_256_GCM_WIDE_REFERENCE) {
            writeRef(key.restOfRef(), sealed, REST_OFFSET);
        }
        int nonceOffset = header.suite().nonceOffset();
        bench.nonces().next(sealed, nonceOffset);
        byte[] associatedData = bench.lists().of(sealed, header, context, context.fieldId(), key);
        lease.seal(sealed, nonceOffset, associatedData, padded);
        wipeCopy(padded, value);
        return sealed;
    }

    /** Encrypts a value of nobody's under a tenant's shared key. */
    static byte[] seal(SharedKey key, Nonces nonces, SealedHeader header, FieldContext context, byte[] value) {
        byte[] padded = BlockPadding.pad(header.padding(), value);
        byte[] sealed = begin(header, key.ref(), padded.length);
        int nonceOffset = header.suite().nonceOffset();
        nonces.next(sealed, nonceOffset, header.suite().nonceSizeBytes());
        byte[] associatedData = AssociatedData.ofNobodys(sealed, header, context, context.fieldId());
        key.seal(sealed, nonceOffset, associatedData, padded);
        wipeCopy(padded, value);
        return sealed;
    }

    /**
     * Decrypts the value.
     *
     * @param bench on which the lease is held
     * @throws CiphertextRejectedException if anything is not as it was when it was sealed
     */
    public byte[] open(Workbench bench, KeyLease lease, FieldContext context, String fieldId) {
        LeasedKey key = lease.key();
        if (header.suite() == Suite.AES_256_GCM_WIDE_REFERENCE
                && !isSame(key.restOfRef(), BigEndian.getRef(sealed, REST_OFFSET))) {
            throw new CiphertextRejectedException();
        }
        byte[] associatedData = bench.lists().of(sealed, header, context, fieldId, key);
        byte[] padded = lease.open(sealed, header.suite().nonceOffset(), associatedData);
        return BlockPadding.strip(header.padding(), padded);
    }

    /** Decrypts a value of nobody's. */
    byte[] open(SharedKey key, FieldContext context, String fieldId) {
        byte[] associatedData = AssociatedData.ofNobodys(sealed, header, context, fieldId);
        return BlockPadding.strip(
                header.padding(), key.open(sealed, header.suite().nonceOffset(), associatedData));
    }

    /** Says whether it is sealed under the tenant's shared key, as data of no single person. */
    public boolean isShared() {
        return header.suite() == Suite.XAES_256_GCM;
    }

    /** Returns what it is sealed with. */
    public Suite suite() {
        return header.suite();
    }

    /** Returns what the value says it is bound to. */
    public Binding binding() {
        return header.binding();
    }

    /** Says whether it says that it was sealed under this key. */
    public boolean names(LeasedKey key) {
        return key.hasRef(sealed, REF_OFFSET);
    }

    /** Returns the reference of the key that it says it was sealed under; of a wide one the first half. */
    public KeyRef ref() {
        return BigEndian.getRef(sealed, REF_OFFSET);
    }

    /** Returns an array of the right size that begins with the header and the key reference. */
    static byte[] begin(SealedHeader header, KeyRef ref, int paddedSizeBytes) {
        byte[] sealed = begin(header, paddedSizeBytes);
        writeRef(ref, sealed, REF_OFFSET);
        return sealed;
    }

    private static byte[] begin(SealedHeader header, int paddedSizeBytes) {
        byte[] sealed = new byte[header.suite().overheadBytes() + paddedSizeBytes];
        header.write(sealed);
        return sealed;
    }

    private static void writeRef(KeyRef ref, byte[] sealed, int offset) {
        BigEndian.putLong(sealed, offset, ref.high());
        BigEndian.putLong(sealed, offset + Long.BYTES, ref.low());
    }

    /** Takes the same time wherever they differ. */
    private static boolean isSame(KeyRef one, KeyRef other) {
        return ((one.high() ^ other.high()) | (one.low() ^ other.low())) == 0;
    }

    private static void wipeCopy(byte[] padded, byte[] value) {
        if (padded != value) {
            Arrays.fill(padded, (byte) 0);
        }
    }
}
