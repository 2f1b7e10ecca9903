package dev.tacit.crypto.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.format.Suite;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.provider.FieldContext;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What values of one field are bound to, as {@code docs/format.md} says: the header and the key reference with which the value
 * begins, from SUBJECT on the subject's handle, the tenant, the record's name, the field's id, at RECORD the record's id; and zeros
 * up to a whole block, since the JDK takes longer for a part of a block than for a whole one.
 *
 * <p>A host has few fields and seals each of them often. So the bytes are kept for each field with gaps where reference and
 * handle go, in as many places as {@link #PLACES}; fields that meet at one place take turns. {@link ListsInHand} has copies
 * that are filled. Immutable and thread-safe.
 */
final class AssociatedData {
    private static final int PLACES = 1024;

    /** Written and read without a lock: whoever finds another field's, or none, makes the list again. */
    private static final @Nullable AssociatedData[] KEPT = new AssociatedData[PLACES];

    private static final int BLOCK_SIZE_BYTES = 16;

    /** Where the reference stands, here as in the value. */
    private static final int REF_OFFSET = SealedHeader.SIZE_BYTES;

    private final String tenant;
    private final String recordName;
    private final String fieldId;
    private final SealedHeader header;
    private final byte[] list;
    private final int place;

    private AssociatedData(String tenant, String recordName, String fieldId, SealedHeader header, int place) {
        this.tenant = tenant;
        this.recordName = recordName;
        this.fieldId = fieldId;
        this.header = header;
        this.list = list();
        this.place = place;
    }

    /**
     * Returns the list for one value of a person's.
     *
     * @param sealed begins with the header and the key reference
     */
    static byte[] of(byte[] sealed, SealedHeader header, FieldContext context, String fieldId, LeasedKey key) {
        return filled(kept(header, context, fieldId).copy(), sealed, header, context, key);
    }

    /** Returns the list for one value of nobody's, which is bound to its field alone. */
    static byte[] ofNobodys(byte[] sealed, SealedHeader header, FieldContext context, String fieldId) {
        byte[] list = kept(header, context, fieldId).copy();
        putReference(list, sealed, header);
        return list;
    }

    /** Returns a list with gaps, which is the caller's. */
    byte[] copy() {
        return list.clone();
    }

    /** Fills the gaps of the copy of a person's list, and returns it, or at RECORD one that ends with the record's id. */
    static byte[] filled(byte[] list, byte[] sealed, SealedHeader header, FieldContext context, LeasedKey key) {
        putReference(list, sealed, header);
        if (header.binding() != Binding.FIELD) {
            key.putHandle(list, REF_OFFSET + header.suite().referenceSizeBytes());
        }
        return header.binding() == Binding.RECORD
                ? withRecordId(list, context.recordId().orElseThrow())
                : list;
    }

    private static void putReference(byte[] list, byte[] sealed, SealedHeader header) {
        copyHalf(sealed, list, REF_OFFSET);
        if (header.suite() == Suite.AES_256_GCM_WIDE_REFERENCE) {
            copyHalf(sealed, list, REF_OFFSET + KeyRef.SIZE_BYTES);
        }
    }

    private static void copyHalf(byte[] sealed, byte[] list, int offset) {
        BigEndian.copyLong(sealed, offset, list, offset);
        BigEndian.copyLong(sealed, offset + Long.BYTES, list, offset + Long.BYTES);
    }

    /** Returns the list with gaps of a field. */
    static AssociatedData kept(SealedHeader header, FieldContext context, String fieldId) {
        String tenant = context.tenant().id();
        String recordName = context.recordName();
        int hash = 31 * (31 * tenant.hashCode() + recordName.hashCode()) + fieldId.hashCode() + header.place();
        int place = (hash ^ hash >>> 16) & (PLACES - 1);
        @Nullable AssociatedData kept = KEPT[place];
        if (kept == null || !kept.isFor(header, context, fieldId)) {
            kept = new AssociatedData(tenant, recordName, fieldId, header, place);
            KEPT[place] = kept;
        }
        return kept;
    }

    /** Returns a number that few other fields have, at least 0. */
    int place() {
        return place;
    }

    /** Says whether it is this field's; there is one header of each kind. */
    boolean isFor(SealedHeader kind, FieldContext context, String id) {
        return header == kind
                && fieldId.equals(id)
                && recordName.equals(context.recordName())
                && tenant.equals(context.tenant().id());
    }

    private byte[] list() {
        int handleSize = header.binding() == Binding.FIELD ? 0 : SubjectHandle.SIZE_BYTES;
        byte[] gaps = new byte[REF_OFFSET + header.suite().referenceSizeBytes() + handleSize];
        header.write(gaps);
        byte[] texts = joined(item(tenant), item(recordName), item(fieldId));
        return header.binding() == Binding.RECORD ? joined(gaps, texts) : inWholeBlocks(joined(gaps, texts));
    }

    private static byte[] withRecordId(byte[] list, String recordId) {
        return inWholeBlocks(joined(list, item(recordId)));
    }

    /** Returns the text behind its length in bytes, as an unsigned LEB128: seven bits a byte, the lowest first. */
    private static byte[] item(String text) {
        byte[] utf8 = LengthPrefixed.utf8(text);
        byte[] item = new byte[leb128Bytes(utf8.length) + utf8.length];
        int at = 0;
        int length = utf8.length;
        for (; length >= 0x80; length >>>= 7) {
            item[at++] = (byte) (length | 0x80);
        }
        item[at++] = (byte) length;
        System.arraycopy(utf8, 0, item, at, utf8.length);
        return item;
    }

    private static int leb128Bytes(int number) {
        int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(number));
        return (bits + 6) / 7;
    }

    private static byte[] inWholeBlocks(byte[] list) {
        return Arrays.copyOf(list, (list.length + BLOCK_SIZE_BYTES - 1) / BLOCK_SIZE_BYTES * BLOCK_SIZE_BYTES);
    }

    private static byte[] joined(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
