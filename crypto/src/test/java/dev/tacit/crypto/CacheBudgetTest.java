package dev.tacit.crypto;

import static dev.tacit.crypto.Given.FULFILMENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.crypto.internal.InMemoryKeyStoreForTests;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.WrappedKey;
import dev.tacit.crypto.tink.InMemoryKekForTests;
import dev.tacit.provider.FieldContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The budget is one figure for all that is cached per subject (N4): here the heap is asked what it really takes, with ids as
 * long as they are remembered, keys that seal and open, and a cipher kept with each.
 */
class CacheBudgetTest {
    private static final long BUDGET_BYTES = 16L << 20;
    private static final int MORE_PEOPLE_THAN_FIT = 12_000;
    private static final String LONG_ID = "-with-an-identifier-as-long-as-identifiers-are-remembered";

    private final KeyStore rows = new InMemoryKeyStoreForTests();
    private final InMemoryKekForTests kek = new InMemoryKekForTests();

    @Test
    void allThatIsCachedPerSubject_fitsTheBudget_andUsesMostOfIt() {
        List<byte[]> sealed = new ArrayList<>();
        try (Vault writer = vault(rows)) {
            for (int person = 0; person < MORE_PEOPLE_THAN_FIT; person++) {
                sealed.add(writer.encrypt(new byte[16], name(person)));
            }
        }
        try (Vault vault = vault(readFromElsewhere(rows))) {
            use(vault, sealed, 0, 10);
            long before = heapInUse();
            use(vault, sealed, 0, MORE_PEOPLE_THAN_FIT);
            use(vault, sealed, MORE_PEOPLE_THAN_FIT / 2, MORE_PEOPLE_THAN_FIT);
            long taken = heapInUse() - before;

            assertThat(vault.metrics().subjectKeysInMemory()).isGreaterThan(8_000);
            assertThat(taken).isBetween(BUDGET_BYTES * 6 / 10, BUDGET_BYTES);
        }
    }

    /** Twice in turn, so that each key gets a cipher of its own. */
    private static void use(Vault vault, List<byte[]> sealed, int from, int to) {
        for (int start = from; start < to; start += 100) {
            int end = Math.min(to, start + 100);
            for (int round = 0; round < 3; round++) {
                for (int person = start; person < end; person++) {
                    FieldContext field = name(person);
                    byte[] value = sealed.get(person);
                    assertThat(FULFILMENT.call(() -> vault.decrypt(value, field)))
                            .hasSize(16);
                    assertThat(vault.encrypt(new byte[16], name(person))).hasSize(63);
                }
            }
        }
    }

    private Vault vault(KeyStore store) {
        return Vault.builder()
                .inMemoryForTests()
                .kek(kek)
                .keyStore(store)
                .cacheBudgetBytes(BUDGET_BYTES)
                .build();
    }

    private static FieldContext name(int person) {
        return FieldContext.of(Tenant.SOLE, "order", "name", Subject.of(String.format("%06d", person) + LONG_ID));
    }

    private static long heapInUse() {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            System.gc();
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }

    /** Answers with rows that share nothing with those in the store, as a database does. */
    private static KeyStore readFromElsewhere(KeyStore store) {
        return (KeyStore) Proxy.newProxyInstance(
                CacheBudgetTest.class.getClassLoader(), new Class<?>[] {KeyStore.class}, (proxy, method, arguments) -> {
                    try {
                        return copy(method.invoke(store, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Object copy(Object answer) {
        if (answer instanceof List<?> list) {
            return list.stream().map(CacheBudgetTest::copy).toList();
        }
        if (answer instanceof Optional<?> one) {
            return one.map(CacheBudgetTest::copy);
        }
        return answer instanceof KeyRow row ? copy(row) : answer;
    }

    private static KeyRow copy(KeyRow row) {
        KeySlot slot = new KeySlot(
                row.tenant(),
                row.slot().kind(),
                new String(row.slot().owner().toCharArray()),
                row.slot().scope());
        return new KeyRow(
                slot,
                row.generation(),
                new KeyRef(row.ref().high(), row.ref().low()),
                row.epoch(),
                row.key().map(key -> WrappedKey.of(key.bytes())),
                row.state(),
                row.createdAt());
    }
}
