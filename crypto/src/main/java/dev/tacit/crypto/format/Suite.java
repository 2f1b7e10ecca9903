package dev.tacit.crypto.format;

/**
 * What a value is sealed with. The suite stands in the value's header and is authenticated; {@code docs/format.md} lays it
 * out byte by byte.
 */
public enum Suite {
    /** The default: AES-256-GCM under the subject's key, whose reference has 16 bytes. Adds 47 bytes. */
    AES_256_GCM(1, 16, 12),

    /**
     * XAES-256-GCM under a key of the tenant's, for data of no single person: with nonces of 24 bytes one key seals 2^80
     * values. Adds 59 bytes. Cannot be crypto-shredded.
     *
     * @see "C2SP XAES-256-GCM"
     */
    XAES_256_GCM(2, 16, 24),

    /**
     * AES-256-GCM under the subject's key, whose reference has 32 bytes, for tenants that bring their own KEK: who holds it
     * can make keys, and needs 2^128 work, not 2^64, to find two with one reference. Adds 63 bytes.
     */
    AES_256_GCM_WIDE_REFERENCE(4, 32, 12);

    /** Size of the header: magic, version and suite, flags. */
    public static final int HEADER_SIZE_BYTES = 3;
    /** Size of the tag. */
    public static final int TAG_SIZE_BYTES = 16;

    private final int code;
    private final int referenceSizeBytes;
    private final int nonceSizeBytes;

    Suite(int code, int referenceSizeBytes, int nonceSizeBytes) {
        this.code = code;
        this.referenceSizeBytes = referenceSizeBytes;
        this.nonceSizeBytes = nonceSizeBytes;
    }

    /** Returns the number in the header, 1 to 15; 3 is kept for deterministic values. */
    public int code() {
        return code;
    }

    /** Returns the size of the key reference. */
    public int referenceSizeBytes() {
        return referenceSizeBytes;
    }

    /** Returns the size of the nonce. */
    public int nonceSizeBytes() {
        return nonceSizeBytes;
    }

    /** Returns where the nonce stands. */
    public int nonceOffset() {
        return HEADER_SIZE_BYTES + referenceSizeBytes;
    }

    /** Returns how many bytes a sealed value has over its padded plaintext. */
    public int overheadBytes() {
        return nonceOffset() + nonceSizeBytes + TAG_SIZE_BYTES;
    }
}
