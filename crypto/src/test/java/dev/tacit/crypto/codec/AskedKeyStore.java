package dev.tacit.crypto.codec;

import dev.tacit.crypto.internal.InMemoryKeyStoreForTests;
import dev.tacit.crypto.key.KeyStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A key store in memory that notes what it is asked, by the names of its methods. */
final class AskedKeyStore {
    private final KeyStore store = new InMemoryKeyStoreForTests();
    private final List<String> questions = Collections.synchronizedList(new ArrayList<>());

    KeyStore store() {
        return (KeyStore) Proxy.newProxyInstance(
                KeyStore.class.getClassLoader(), new Class<?>[] {KeyStore.class}, (proxy, method, arguments) -> {
                    questions.add(method.getName());
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    void forget() {
        questions.clear();
    }

    long asked(String method) {
        return questions.stream().filter(method::equals).count();
    }
}
