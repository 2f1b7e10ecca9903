package dev.tacit.crypto.testkit;

import dev.tacit.crypto.key.Kek;
import dev.tacit.crypto.key.KeyDeniedException;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.KeyUnavailableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A switch for outages: wrapped around a key store or a KEK, it lets them fail when told, to see what your application does
 * then. Thread-safe.
 *
 * <pre>{@code
 * Faults kms = new Faults();
 * Vault vault = Vault.builder().kek(kms.around(kek)).keyStore(store).build();
 * kms.set(Faults.Kind.NO_ANSWER);
 * }</pre>
 */
public final class Faults {
    /** How a call fails. */
    public enum Kind {
        /** It does not. */
        NONE,
        /** It does not reach the other side. */
        NO_ANSWER,
        /** The other side does it, and the answer is lost. */
        LOST_ANSWER,
        /** The other side refuses. */
        REFUSAL
    }

    private final AtomicInteger calls = new AtomicInteger();
    private volatile Kind kind = Kind.NONE;
    private volatile int before = Integer.MAX_VALUE;

    /** Makes a switch that lets everything through. */
    public Faults() {}

    /** Lets every call fail in this way, until told otherwise. */
    public void set(Kind value) {
        kind = value;
        before = Integer.MAX_VALUE;
    }

    /** Lets this many calls fail in this way, and the others through. */
    public void setFor(int count, Kind value) {
        before = calls.get() + count;
        kind = value;
    }

    /** Returns how many calls have been made. */
    public int calls() {
        return calls.get();
    }

    /** Returns this store behind the switch. */
    public KeyStore around(KeyStore store) {
        return around(KeyStore.class, store);
    }

    /** Returns this KEK behind the switch. */
    public Kek around(Kek kek) {
        return around(Kek.class, kek);
    }

    private <T> T around(Class<T> type, T part) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(part, method, arguments)));
    }

    private @Nullable Object call(Object part, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class || method.getName().equals("close")) {
            return invoke(part, method, arguments);
        }
        Kind now = calls.getAndIncrement() < before ? kind : Kind.NONE;
        if (now == Kind.REFUSAL) {
            throw new KeyDeniedException("a fault was injected: refused");
        }
        @Nullable Object answer = now == Kind.NO_ANSWER ? null : invoke(part, method, arguments);
        if (now != Kind.NONE) {
            throw new KeyUnavailableException("a fault was injected: no answer");
        }
        return answer;
    }

    private static @Nullable Object invoke(Object part, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(part, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
