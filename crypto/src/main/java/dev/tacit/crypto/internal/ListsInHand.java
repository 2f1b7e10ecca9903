package dev.tacit.crypto.internal;

import dev.tacit.provider.FieldContext;
import org.jspecify.annotations.Nullable;

/**
 * The associated data of the fields that one workbench saw last: the next value of such a field needs its reference and its
 * handle put there, and nothing else copied. Not thread-safe.
 */
final class ListsInHand {
    private static final int PLACES = 8;

    private final @Nullable AssociatedData[] fields = new AssociatedData[PLACES];
    private final byte[][] lists = new byte[PLACES][];

    /**
     * Returns what {@link AssociatedData#of} does; the next call may write to it.
     *
     * @param sealed begins with the header and the key reference
     */
    byte[] of(byte[] sealed, SealedHeader header, FieldContext context, String fieldId, LeasedKey key) {
        AssociatedData field = AssociatedData.kept(header, context, fieldId);
        int place = field.place() & (PLACES - 1);
        if (fields[place] != field) {
            lists[place] = field.copy();
            fields[place] = field;
        }
        return AssociatedData.filled(lists[place], sealed, header, context, key);
    }
}
