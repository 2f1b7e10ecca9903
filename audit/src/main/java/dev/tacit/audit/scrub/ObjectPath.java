package dev.tacit.audit.scrub;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The objects that are being shown, each within the one before: it ends circles and depths. Goes on through texts that objects
 * make of themselves with {@link SafeText}. Not thread-safe.
 */
final class ObjectPath {
    private static final int MAX_DEPTH = 6;

    private final Set<Object> objects = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable Object asked;

    /** Shows the object by this act, or appends what stands instead of one that is too deep, or within itself. */
    void show(Object value, Runnable act, StringBuilder out) {
        if (objects.contains(value)) {
            out.append("<cycle>");
        } else if (objects.size() >= MAX_DEPTH) {
            out.append("<deep>");
        } else {
            objects.add(value);
            try {
                act.run();
            } finally {
                objects.remove(value);
            }
        }
    }

    /** Shows an object whose own text was asked for as a part of this one: it is on the path already. */
    void showAsked(Runnable act) {
        Object answering = asked;
        asked = null;
        try {
            act.run();
        } finally {
            asked = answering;
        }
    }

    /** Returns the object's own text, for which it may ask us again. */
    String ownTextOf(Object value) {
        Object before = asked;
        asked = value;
        try {
            return String.valueOf(value.toString());
        } finally {
            asked = before;
        }
    }

    /** Says whether the object is making its own text just now. */
    boolean isAsked(Object value) {
        return asked == value;
    }
}
