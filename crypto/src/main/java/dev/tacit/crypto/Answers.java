package dev.tacit.crypto;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The answers for a record's values by their places, in the order of the request. Most records have few places: these are
 * looked through one by one, since to put them into a table costs more than they are asked for. Unmodifiable and thread-safe.
 */
final class Answers extends AbstractMap<String, Opened<byte[]>> {
    private static final int FEW = 16;

    private final String[] places;
    private final List<Opened<byte[]>> answers;

    private Answers(String[] places, List<Opened<byte[]>> answers) {
        this.places = places;
        this.answers = answers;
    }

    /** @param answers one for each value, in their order; taken, not copied */
    static Map<String, Opened<byte[]>> of(List<SealedValue> values, List<Opened<byte[]>> answers) {
        String[] places = new String[values.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = values.get(i).place();
        }
        Map<String, Opened<byte[]>> few = new Answers(places, answers);
        return Collections.unmodifiableMap(places.length <= FEW ? few : new LinkedHashMap<>(few));
    }

    /** Returns the same answer for each value. */
    static Map<String, Opened<byte[]>> all(List<SealedValue> values, Opened<byte[]> answer) {
        return of(values, Collections.nCopies(values.size(), answer));
    }

    /** Overwrites the plaintexts that were found. */
    static void wipe(Iterable<Opened<byte[]>> answers) {
        answers.forEach(answer -> answer.value().ifPresent(plaintext -> Arrays.fill(plaintext, (byte) 0)));
    }

    @Override
    public int size() {
        return places.length;
    }

    @Override
    public boolean containsKey(@Nullable Object place) {
        return indexOf(place) >= 0;
    }

    @Override
    public @Nullable Opened<byte[]> get(@Nullable Object place) {
        int index = indexOf(place);
        return index < 0 ? null : answers.get(index);
    }

    @Override
    public Set<Map.Entry<String, Opened<byte[]>>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return places.length;
            }

            @Override
            public Iterator<Map.Entry<String, Opened<byte[]>>> iterator() {
                return inOrder().iterator();
            }
        };
    }

    private List<Map.Entry<String, Opened<byte[]>>> inOrder() {
        return new AbstractList<>() {
            @Override
            public int size() {
                return places.length;
            }

            @Override
            public Map.Entry<String, Opened<byte[]>> get(int index) {
                return Map.entry(places[index], answers.get(index));
            }
        };
    }

    private int indexOf(@Nullable Object place) {
        for (int i = 0; i < places.length; i++) {
            if (places[i].equals(place)) {
                return i;
            }
        }
        return -1;
    }
}
