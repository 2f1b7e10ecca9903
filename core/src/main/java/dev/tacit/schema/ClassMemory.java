package dev.tacit.schema;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers one answer for each class, as long as the class is there, and keeps nobody's class loader: what is remembered of a
 * class lies with the class, but for classes of the JDK and of other loaders above Tacit's own. These outlive Tacit where a
 * server takes an application away, so theirs lie here. Thread-safe; a class may be asked about twice at first.
 */
final class ClassMemory<V> {
    private static final @Nullable ClassLoader OWN = ClassMemory.class.getClassLoader();
    private static final Set<@Nullable ClassLoader> ABOVE = above(OWN);

    private final Function<Class<?>, V> answer;
    private final Map<Class<?>, V> ofClassesAbove = new ConcurrentHashMap<>();
    private final ClassValue<V> ofOthers = new ClassValue<>() {
        @Override
        protected V computeValue(Class<?> type) {
            return answer.apply(type);
        }
    };

    ClassMemory(Function<Class<?>, V> answer) {
        this.answer = answer;
    }

    V of(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == OWN || !ABOVE.contains(loader) ? ofOthers.get(type) : ofClassAbove(type);
    }

    /** While a class is asked about, others may be, so the map is not locked meanwhile. */
    private V ofClassAbove(Class<?> type) {
        V known = ofClassesAbove.get(type);
        if (known == null) {
            known = answer.apply(type);
            ofClassesAbove.put(type, known);
        }
        return known;
    }

    /** The boot loader is null. */
    private static Set<@Nullable ClassLoader> above(@Nullable ClassLoader own) {
        Set<@Nullable ClassLoader> above = new HashSet<>();
        for (ClassLoader loader = own; loader != null; loader = loader.getParent()) {
            above.add(loader.getParent());
        }
        return above;
    }
}
