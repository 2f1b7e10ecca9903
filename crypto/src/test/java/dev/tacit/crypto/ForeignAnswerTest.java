package dev.tacit.crypto;

import static dev.tacit.crypto.Given.ALICE;
import static dev.tacit.crypto.Given.BOB;
import static dev.tacit.crypto.Given.SECRET;
import static dev.tacit.crypto.Given.name;
import static dev.tacit.crypto.Given.read;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.crypto.internal.InMemoryKeyStoreForTests;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.Kek;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.tink.InMemoryKekForTests;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of the host's that answer with null, or throw where nobody expects it: the caller sees our exceptions only. */
class ForeignAnswerTest {
    private static final String QUOTING = "arn:aws:kms:eu-1:123:key/alice-1";

    private final Kek kek = new InMemoryKekForTests();
    private final KeyStore rows = new InMemoryKeyStoreForTests();
    private final AtomicReference<String> asked = new AtomicReference<>("");

    @ParameterizedTest
    @ValueSource(strings = {"mark", "generations", "byReference", "newestEpoch", "epoch"})
    void aStoreThatAnswersWithNull_isUnavailable(String question) {
        try (Vault other = vault(kek, rows);
                Vault vault = vault(kek, answering(KeyStore.class, rows, null))) {
            String sealed = other.encryptText(SECRET, name(ALICE));
            asked.set(question);
            assertThatThrownBy(() -> {
                        String unused = read(vault, sealed, name(ALICE)) + vault.encryptText(SECRET, name(BOB));
                    })
                    .isInstanceOf(KeyUnavailableException.class)
                    .hasNoCause();
        }
    }

    @Test
    void aKekThatHasNoName_isUnavailable() {
        assertUnavailable(answering(Kek.class, kek, null));
    }

    @Test
    void aKekThatThrowsInPlaceOfItsName_isUnavailable() {
        assertUnavailable(answering(Kek.class, kek, new IllegalStateException(QUOTING)));
    }

    private void assertUnavailable(Kek nameless) {
        try (Vault vault = vault(nameless, rows)) {
            asked.set("id");
            assertThatThrownBy(() -> vault.encryptText(SECRET, name(ALICE)))
                    .isInstanceOf(KeyUnavailableException.class)
                    .hasNoCause()
                    .hasMessageNotContaining(QUOTING);
        }
    }

    @Test
    void aDeadRowThatNamesNoOwner_isRejected() {
        FaultyKeyStore store = new FaultyKeyStore(rows);
        try (Vault other = vault(kek, rows);
                Vault vault = vault(kek, store)) {
            String sealed = other.encryptText(SECRET, name(ALICE));
            store.answersWith(
                    found -> found.stream().map(ForeignAnswerTest::ownerless).toList());

            assertThatThrownBy(() -> read(vault, sealed, name(ALICE))).isInstanceOf(CiphertextRejectedException.class);
        }
    }

    private static KeyRow ownerless(KeyRow row) {
        KeySlot slot =
                new KeySlot(row.tenant(), row.slot().kind(), "zz", row.slot().scope());
        return new KeyRow(
                slot, row.generation(), row.ref(), row.epoch(), row.key(), KeyRow.State.DISABLED, row.createdAt());
    }

    private static Vault vault(Kek kek, KeyStore store) {
        return Vault.builder().inMemoryForTests().kek(kek).keyStore(store).build();
    }

    /** Returns the part, which gives or throws this once the question is {@link #asked}. */
    private <T> T answering(Class<T> type, T part, @Nullable Object wrong) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals(asked.get())) {
                        if (wrong instanceof RuntimeException failure) {
                            throw failure;
                        }
                        return wrong;
                    }
                    try {
                        return method.invoke(part, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
