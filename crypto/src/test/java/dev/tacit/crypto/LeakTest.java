package dev.tacit.crypto;

import static dev.tacit.crypto.Given.ALICE;
import static dev.tacit.crypto.Given.BOB;
import static dev.tacit.crypto.Given.SECRET;
import static dev.tacit.crypto.Given.name;
import static dev.tacit.crypto.Given.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tacit.Tenant;
import dev.tacit.access.Operation;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.internal.InMemoryKeyStoreForTests;
import dev.tacit.crypto.key.CryptoException;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.provider.FieldContext;
import dev.tacit.provider.KeyScope;
import dev.tacit.provider.ShredReport;
import dev.tacit.provider.ShredRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Nothing that the vault throws or prints holds a value, a person's id or a key. */
class LeakTest {
    private final RecordingSink sink = new RecordingSink();
    private final FaultyKeyStore store = new FaultyKeyStore(new InMemoryKeyStoreForTests());

    @Test
    void noException_holdsAValueOrAnId() {
        List<Throwable> thrown = new ArrayList<>();
        try (Vault vault = Vault.builder()
                .inMemoryForTests()
                .keyStore(store)
                .auditSink(sink)
                .build()) {
            String sealed = vault.encryptText(SECRET, name(ALICE));
            provoke(thrown, () -> vault.decryptText(sealed, name(ALICE)));
            provoke(thrown, () -> read(vault, sealed, name(BOB)));
            provoke(thrown, () -> read(vault, SECRET, name(ALICE)));
            provoke(thrown, () -> read(vault, "tct1:" + SECRET, name(ALICE)));
            provoke(thrown, () -> vault.encryptText(SECRET + "\uD800", name(ALICE)));
            provoke(thrown, () -> vault.encrypt(new byte[2 << 20], name(ALICE)));
            provoke(thrown, () -> vault.cancelShred(Tenant.SOLE, "r0"));
            sink.fail(true);
            provoke(thrown, () -> read(vault, sealed, name(ALICE)));
            sink.fail(false);
            store.down(true);
            provoke(thrown, () -> vault.encryptText(SECRET, name(BOB)));
            store.down(false);
            vault.encryptText(SECRET, name(BOB));
            vault.shred(new ShredRequest(Tenant.SOLE, ALICE, KeyScope.subject(), "r1"));
            provoke(thrown, () -> vault.shred(new ShredRequest(Tenant.SOLE, BOB, KeyScope.subject(), "r1")));
            provoke(thrown, () -> read(vault, sealed, name(ALICE)));
            provoke(thrown, () -> vault.encryptText(SECRET, name(ALICE)));
        }
        assertThat(thrown).hasSize(12);
        for (Throwable failure : thrown) {
            assertThat(printed(failure)).doesNotContain(SECRET, "alice-1", "bob-2", FaultyKeyStore.MESSAGE_THAT_QUOTES);
            assertThat(failure).hasNoCause();
        }
    }

    @Test
    void noText_holdsAValueAnIdOrAKey() {
        try (Vault vault = Vault.builder()
                .inMemoryForTests()
                .keyStore(store)
                .auditSink(sink)
                .build()) {
            FieldContext context = name(ALICE);
            byte[] sealed = vault.encrypt(Given.bytes(SECRET), context);
            SealedValue value = SealedValue.of("/name", context, sealed);
            RecordOpening opening =
                    new RecordOpening(Tenant.SOLE, "order", Operation.READ, Optional.of(ALICE), List.of(value));
            ShredReport report = vault.shred(ALICE);
            KeyRow row = store.byReference(Tenant.SOLE, KeyRef.of(Arrays.copyOfRange(sealed, 3, 19)))
                    .orElseThrow();

            assertThat(List.of(
                            vault,
                            value,
                            new FieldContext(
                                    Tenant.SOLE,
                                    "order",
                                    "name",
                                    Binding.RECORD,
                                    Optional.of(ALICE),
                                    Optional.of(SECRET)),
                            opening,
                            report,
                            row,
                            new Opened.Found<>(SECRET),
                            sink.events(),
                            SealedFields.stored(ALICE, Optional.empty(), Map.of("name", SECRET))))
                    .allSatisfy(printed -> assertThat(printed.toString()).doesNotContain(SECRET, "alice-1"));
            assertThat(row.toString()).contains("bytes]");
        }
    }

    private static void provoke(List<Throwable> thrown, ThrowingCallable act) {
        Throwable failure = catchThrowable(act);
        assertThat(failure).isNotNull();
        thrown.add(failure);
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        if (failure instanceof CryptoException ours) {
            text.append(ours.arguments().toString());
        }
        return text.toString();
    }
}
