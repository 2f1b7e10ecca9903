package dev.tacit.crypto.internal;

import dev.tacit.provider.FieldContext;
import org.jspecify.annotations.Nullable;

/**
 * The associated data of the fields that one workbench saw last: the next value of such a field needs its reference and its
 * handle put there, and nothing else copied. One record comes after the other, so the field that came next the last time is
 * looked at first. Not thread-safe.
 */
final class ListsInHand extends KeptApart {
    private static final int PLACES = 8;

    private final @Nullable AssociatedData[] fields = new AssociatedData[PLACES];
    private final byte[][] lists = new byte[PLACES][];

    /** By a field's place, that of the field which came next. */
    private final int[] next = new int[PLACES];

    private int last;

    /**
     * Returns what {@link AssociatedData#of} does; the next call may write to it.
     *
     * @param sealed begins with the header and the key reference
     */
    byte[] of(byte[] sealed, SealedHeader header, FieldContext context, String fieldId, LeasedKey key) {
        int place = next[last];
        @Nullable AssociatedData likely = fields[place];
        if (likely == null || !likely.isFor(header, context, fieldId)) {
            place = placeOf(AssociatedData.kept(header, context, fieldId));
            next[last] = place;
        }
        last = place;
        return AssociatedData.filled(lists[place], sealed, header, context, key);
    }

    private int placeOf(AssociatedData field) {
        int place = field.place() & (PLACES - 1);
        if (fields[place] != field) {
            lists[place] = field.copy();
            fields[place] = field;
        }
        return place;
    }
}
