package dev.tacit.crypto;

import static dev.tacit.crypto.Given.ALICE;
import static dev.tacit.crypto.Given.BOB;
import static dev.tacit.crypto.Given.FULFILMENT;
import static dev.tacit.crypto.Given.SECRET;
import static dev.tacit.crypto.Given.name;
import static dev.tacit.crypto.Given.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.access.Operation;
import dev.tacit.crypto.internal.InMemoryKeyStoreForTests;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.tink.InMemoryKekForTests;
import dev.tacit.event.AuditEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyCacheTest {
    private final MovableClock clock = new MovableClock();
    private final FaultyKeyStore store = new FaultyKeyStore(new InMemoryKeyStoreForTests());
    private final InMemoryKekForTests kek = new InMemoryKekForTests();
    private final RecordingSink sink = new RecordingSink();
    private final Vault writer = node();
    private final Vault reader = node();

    @AfterEach
    void close() {
        writer.close();
        reader.close();
    }

    @Test
    void aThousandThreadsAtAColdSubject_loadItOnce() throws Exception {
        String sealed = writer.encryptText(SECRET, name(ALICE));
        String warm = writer.encryptText(SECRET, name(BOB));
        assertThat(read(reader, warm, name(BOB))).isEqualTo(SECRET);
        int before = store.keyQuestions();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(1000);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int thread = 0; thread < 1000; thread++) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return read(reader, sealed, name(ALICE));
                }));
            }
            start.countDown();
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo(SECRET);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(store.keyQuestions() - before).isEqualTo(1);
    }

    @Test
    void aPageOfFiftyPeople_asksTheStoreOnce_andIsOneEvent() {
        List<RecordOpening> page = page(50);
        String warm = writer.encryptText(SECRET, name(BOB));
        assertThat(read(reader, warm, name(BOB))).isEqualTo(SECRET);
        int before = store.keyQuestions();
        int events = sink.events().size();

        List<Map<String, Opened<byte[]>>> opened = FULFILMENT.call(() -> reader.openPage(page));

        assertThat(opened)
                .hasSize(50)
                .allSatisfy(record -> assertThat(record.get("/name")).isInstanceOf(Opened.Found.class));
        assertThat(store.keyQuestions() - before).isEqualTo(1);
        assertThat(sink.events()).hasSize(events + 1);
        assertThat(((AuditEvent.DataAccess) sink.events().get(events)).records())
                .isEqualTo(50);
    }

    @Test
    void onAPage_aForgedAndAShreddedRecord_doNotBreakTheOthers() {
        List<RecordOpening> page = new ArrayList<>(page(3));
        byte[] forged = page.get(1).values().get(0).sealed();
        forged[forged.length - 1] ^= 1;
        page.set(1, opening(Subject.of("page-1"), forged));
        writer.shred(Subject.of("page-2"));

        List<Map<String, Opened<byte[]>>> opened = FULFILMENT.call(() -> reader.openPage(page));

        assertThat(opened.get(0).get("/name")).isInstanceOf(Opened.Found.class);
        assertThat(opened.get(1).get("/name")).isInstanceOf(Opened.Failed.class);
        assertThat(opened.get(2).get("/name")).isInstanceOf(Opened.Shredded.class);
    }

    @Test
    void onceAShredReturned_noKeptCipherOfThisNodeWorks() {
        for (int uses = 1; uses < 5; uses++) {
            Subject person = Subject.of("kept-" + uses);
            String sealed = writer.encryptText(SECRET, name(person));
            for (int use = 0; use < uses; use++) {
                assertThat(read(writer, sealed, name(person))).isEqualTo(SECRET);
                assertThat(read(writer, writer.encryptText("x", name(BOB)), name(BOB)))
                        .isEqualTo("x");
            }
            writer.shred(person);

            assertThatThrownBy(() -> read(writer, sealed, name(person))).isInstanceOf(KeyShreddedException.class);
            assertThatThrownBy(() -> writer.encryptText(SECRET, name(person))).isInstanceOf(KeyShreddedException.class);
        }
    }

    @Test
    void aShredOnAnotherNode_isNoticedWithinTheAge() {
        String sealed = writer.encryptText(SECRET, name(ALICE));
        assertThat(read(reader, sealed, name(ALICE))).isEqualTo(SECRET);
        writer.shred(ALICE);
        clock.pass(Duration.ofMinutes(5));

        assertThatThrownBy(() -> read(reader, sealed, name(ALICE))).isInstanceOf(KeyShreddedException.class);
    }

    private List<RecordOpening> page(int people) {
        List<RecordOpening> page = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            Subject subject = Subject.of("page-" + person);
            page.add(opening(subject, writer.encrypt(Given.bytes(SECRET), name(subject))));
        }
        return page;
    }

    private static RecordOpening opening(Subject subject, byte[] sealed) {
        return new RecordOpening(
                Tenant.SOLE,
                "order",
                Operation.READ,
                Optional.of(subject),
                List.of(SealedValue.of("/name", name(subject), sealed)));
    }

    private Vault node() {
        return Vault.builder()
                .inMemoryForTests()
                .kek(kek)
                .keyStore(store)
                .clock(clock)
                .ticker(clock.ticker())
                .auditSink(sink)
                .build();
    }
}
