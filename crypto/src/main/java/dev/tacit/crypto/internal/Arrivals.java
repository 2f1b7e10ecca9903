package dev.tacit.crypto.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is on its way into a cache. Who goes through a cache's entries does not see what is still being loaded, and would
 * leave it: so whoever drops says it here first, and whoever loads says when it began. What was read before a drop has
 * ended when the drop returns, or ends before anybody is given it. Thread-safe.
 *
 * @param <T> what is loaded
 */
final class Arrivals<T> {
    private final Consumer<T> end;
    private final Set<T> arriving = ConcurrentHashMap.newKeySet();
    private volatile Drop<T> last = new Drop<>(none -> false);

    /** @param end makes what was dropped useless; it may be told twice, and takes no lock of a cache */
    Arrivals(Consumer<T> end) {
        this.end = end;
    }

    /** One drop, and those after it: what came before the oldest load under way is nobody's any more. */
    static final class Drop<T> {
        private final Predicate<T> what;
        private volatile @Nullable Drop<T> next;

        private Drop(Predicate<T> what) {
            this.what = what;
        }

        private boolean isFollowedByOneOf(T thing) {
            @Nullable Drop<T> later = next;
            while (later != null && !later.what.test(thing)) {
                later = later.next;
            }
            return later != null;
        }
    }

    /** Returns where the drops stand; to be asked before the first look at what is loaded. */
    Drop<T> begin() {
        return last;
    }

    /** Notes what was loaded, before it is where others find it; ends it if it was dropped since. */
    void came(T thing, Drop<T> begun) {
        boolean unused = arriving.add(thing);
        if (begun.isFollowedByOneOf(thing)) {
            end.accept(thing);
        }
    }

    /** Notes that it is where those who drop find it. */
    void arrived(T thing) {
        boolean unused = arriving.remove(thing);
    }

    /** Ends those that are under way; the caller then goes through those that arrived. */
    void drop(Predicate<T> what) {
        add(what);
        for (T thing : arriving) {
            if (what.test(thing)) {
                end.accept(thing);
            }
        }
    }

    private synchronized void add(Predicate<T> what) {
        Drop<T> next = new Drop<>(what);
        last.next = next;
        last = next;
    }
}
