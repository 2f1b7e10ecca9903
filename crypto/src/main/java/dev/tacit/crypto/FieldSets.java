package dev.tacit.crypto;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Which fields are opened together, as gates and audit events are told. A host opens the same few sets again and again, so each
 * is kept; sets that meet at one place take turns. Thread-safe.
 */
final class FieldSets {
    private static final int PLACES = 256;

    private final AtomicReferenceArray<@Nullable Kept> kept = new AtomicReferenceArray<>(PLACES);

    /** Returns the ids of the fields of these values. */
    Set<String> of(List<SealedValue> values) {
        int hash = 0;
        for (int i = 0; i < values.size(); i++) {
            hash = 31 * hash + fieldId(values, i).hashCode();
        }
        int place = (hash ^ hash >>> 16) & (PLACES - 1);
        @Nullable Kept here = kept.getAcquire(place);
        if (here == null || !here.isOf(values)) {
            here = new Kept(values);
            kept.setRelease(place, here);
        }
        return here.set;
    }

    private static String fieldId(List<SealedValue> values, int i) {
        return values.get(i).context().fieldId();
    }

    private static final class Kept {
        private final String[] inOrder;
        private final Set<String> set;

        Kept(List<SealedValue> values) {
            inOrder = new String[values.size()];
            for (int i = 0; i < inOrder.length; i++) {
                inOrder[i] = fieldId(values, i);
            }
            set = Set.copyOf(new HashSet<>(Arrays.asList(inOrder)));
        }

        boolean isOf(List<SealedValue> values) {
            boolean same = values.size() == inOrder.length;
            for (int i = 0; same && i < inOrder.length; i++) {
                same = inOrder[i].equals(fieldId(values, i));
            }
            return same;
        }
    }
}
