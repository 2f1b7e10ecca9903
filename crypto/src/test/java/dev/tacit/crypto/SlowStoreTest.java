package dev.tacit.crypto;

import static dev.tacit.crypto.Given.ALICE;
import static dev.tacit.crypto.Given.SECRET;
import static dev.tacit.crypto.Given.asFulfilment;
import static dev.tacit.crypto.Given.name;
import static dev.tacit.crypto.Given.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Subject;
import dev.tacit.crypto.internal.DatedNonces;
import dev.tacit.crypto.internal.InMemoryKeyStoreForTests;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.provider.FieldContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A store that takes its time neither lets a shred go unnoticed nor keeps a reader for ever. */
class SlowStoreTest {
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final MovableClock clock = new MovableClock();
    private final InMemoryKeyStoreForTests rows = new InMemoryKeyStoreForTests();
    private final FaultyKeyStore store = new FaultyKeyStore(rows);
    private final FaultyKek kek = new FaultyKek();

    @Test
    void aShredOnAnotherNode_isNoticedWithinTheAge_alsoInTheMiddleOfManyValues() {
        try (Vault vault = builder().keyStore(store).build();
                Vault other = builder().keyStore(rows).build()) {
            assertThat(vault.encrypt(new byte[1], name(ALICE))).isNotEmpty();
            other.shred(ALICE);
            List<FieldContext> fields = new ArrayList<>();
            List<byte[]> values = new ArrayList<>();
            for (int person = 0; person < 40; person++) {
                fields.add(name(Subject.of(person)));
                values.add(new byte[3]);
            }
            fields.add(name(ALICE));
            values.add(new byte[3]);
            store.answersWith(found -> {
                clock.pass(Duration.ofSeconds(30));
                return found;
            });

            assertThatThrownBy(() -> vault.encryptAll(fields, values)).isInstanceOf(KeyShreddedException.class);
        }
    }

    @Test
    void aStoreThatTakesLongerThanAKeyIsServed_isAskedOnceForAValue() {
        try (Vault writer = builder().keyStore(rows).build();
                Vault reader = builder()
                        .keyStore(store)
                        .keysServedFor(Duration.ofSeconds(1))
                        .build()) {
            String sealed = writer.encryptText(SECRET, name(ALICE));
            AtomicInteger asked = new AtomicInteger();
            store.answersWith(found -> {
                if (asked.incrementAndGet() > 20) {
                    throw new IllegalStateException("asked again and again");
                }
                clock.pass(Duration.ofMillis(1_100));
                return found;
            });

            assertThat(read(reader, sealed, name(ALICE))).isEqualTo(SECRET);
            assertThat(reader.encryptText(SECRET, name(ALICE))).isNotEmpty();
        }
    }

    @Test
    void aNonceThatWaitedForItsKey_isNotUsed() {
        try (Vault vault =
                builder().keyStore(store).nonces(new DatedNonces(clock)).build()) {
            byte[] first = vault.encrypt(new byte[1], name(ALICE)); // which leaves 63 in hand
            store.answersWith(found -> {
                clock.pass(Duration.ofMillis(1_100));
                return found;
            });

            byte[] one = vault.encrypt(new byte[1], name(Subject.of("the next")));
            assertThat(age(one)).isLessThanOrEqualTo(A_SECOND);
            List<FieldContext> two = List.of(name(Subject.of("one more")), name(Subject.of("and another")));
            byte[] last =
                    vault.encryptAll(two, List.of(new byte[1], new byte[1])).get(1);
            assertThat(age(last)).isLessThanOrEqualTo(A_SECOND);
            byte[] again = asFulfilment(() -> vault.reseal(name(ALICE), first));
            assertThat(age(again)).isLessThanOrEqualTo(A_SECOND);
        }
    }

    private Duration age(byte[] sealed) {
        return Duration.between(DatedNonces.drawnAt(sealed), clock.instant());
    }

    private VaultBuilder builder() {
        return Vault.builder().inMemoryForTests().kek(kek).clock(clock).ticker(clock.ticker());
    }
}
