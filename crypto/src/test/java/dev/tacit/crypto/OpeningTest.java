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
import dev.tacit.access.AccessDecision;
import dev.tacit.access.AccessDeniedException;
import dev.tacit.access.AccessGate;
import dev.tacit.access.AccessRequest;
import dev.tacit.access.Operation;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.AuditUnavailableException;
import dev.tacit.event.Outcome;
import dev.tacit.provider.FieldContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpeningTest {
    private final RecordingSink sink = new RecordingSink();
    private final List<AccessRequest> questions = new ArrayList<>();
    private AccessGate answer = AccessGate.allowAll();
    private final Vault vault = Vault.builder()
            .inMemoryForTests()
            .auditSink(sink)
            .accessGate(question -> {
                questions.add(question);
                return answer.decide(question);
            })
            .build();

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void whoeverDoesNotSayWhoAndWhy_isDenied() {
        String sealed = vault.encryptText(SECRET, name(ALICE));

        assertThatThrownBy(() -> vault.decryptText(sealed, name(ALICE))).isInstanceOf(AccessDeniedException.class);
        assertThat(questions).isEmpty();
    }

    @Test
    void aRecord_isOneQuestionAndOneEvent_andTheEventHoldsHandlesOnly() {
        RecordOpening record = recordOf(ALICE, Operation.EXPORT);

        Map<String, Opened<byte[]>> opened = FULFILMENT.call(() -> vault.open(record));

        assertThat(opened).containsOnlyKeys("/name", "/gift");
        assertThat(Vault.text(opened.values().iterator().next().orThrow())).isEqualTo(SECRET);
        assertThat(questions)
                .containsExactly(new AccessRequest(
                        Tenant.SOLE,
                        FULFILMENT.actor(),
                        FULFILMENT.purpose(),
                        Optional.of(ALICE),
                        "order",
                        Operation.EXPORT,
                        Set.of("buyerName", "gift")));
        assertThat(sink.events())
                .containsExactly(new AuditEvent.DataAccess(
                        Tenant.SOLE,
                        FULFILMENT,
                        Operation.EXPORT,
                        "order",
                        Set.of("buyerName", "gift"),
                        List.of(vault.handleOf(Tenant.SOLE, ALICE)),
                        1,
                        Outcome.ALLOWED,
                        ""));
    }

    @Test
    void theEventOfAPage_namesEveryFieldThatWasOpened() {
        FieldContext gift = FieldContext.of(Tenant.SOLE, "order", "gift", BOB);
        byte[] sealed = vault.encrypt(Given.bytes("a scarf"), gift);
        List<RecordOpening> page = List.of(
                opening(ALICE, SealedValue.of("/name", name(ALICE), vault.encrypt(Given.bytes(SECRET), name(ALICE)))),
                opening(BOB, SealedValue.of("/gift", gift, sealed)));

        List<Map<String, Opened<byte[]>>> opened = FULFILMENT.call(() -> vault.openPage(page));

        assertThat(opened).hasSize(2);
        assertThat(sink.events()).singleElement().isInstanceOfSatisfying(AuditEvent.DataAccess.class, event -> {
            assertThat(event.fields()).containsExactlyInAnyOrder("buyerName", "gift");
            assertThat(event.subjects()).hasSize(2);
            assertThat(event.records()).isEqualTo(2);
        });
    }

    @Test
    void aValueBoundToASubject_askedForWithoutOne_isRefusedBeforeAnythingOfThePageIsOpened() {
        byte[] sealed = vault.encrypt(Given.bytes(SECRET), name(ALICE));
        FieldContext nobodys = new FieldContext(
                Tenant.SOLE, "order", "buyerName", Binding.SUBJECT, Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> FULFILMENT.call(() -> vault.openPage(List.of(
                        opening(ALICE, SealedValue.of("/name", name(ALICE), sealed)),
                        opening(ALICE, SealedValue.of("/name", nobodys, sealed))))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FULFILMENT.call(() -> vault.decrypt(sealed, nobodys)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(questions).isEmpty();
        assertThat(sink.events()).isEmpty();
    }

    @Test
    void aValueOfAnotherKindOfRecord_isNoPartOfAnOpening_becauseTheGateIsAskedAboutOneKind() {
        FieldContext diagnosis = FieldContext.of(Tenant.SOLE, "medical", "diagnosis", ALICE);
        SealedValue value = SealedValue.of("/x", diagnosis, vault.encrypt(Given.bytes(SECRET), diagnosis));

        assertThatThrownBy(() -> opening(ALICE, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("medical");
    }

    private static RecordOpening opening(Subject subject, SealedValue value) {
        return new RecordOpening(Tenant.SOLE, "order", Operation.READ, Optional.of(subject), List.of(value));
    }

    @Test
    void aRefusal_deniesEachFieldOfARecord_andIsRecorded() {
        RecordOpening record = recordOf(ALICE, Operation.READ);
        String sealed = vault.encryptText(SECRET, name(ALICE));
        answer = question -> AccessDecision.deny("consent-withdrawn");

        assertThat(FULFILMENT.call(() -> vault.open(record)).values())
                .hasSize(2)
                .allMatch(opened -> opened instanceof Opened.Denied<byte[]> denied
                        && denied.reasonCode().equals("consent-withdrawn"));
        assertThatThrownBy(() -> read(vault, sealed, name(ALICE))).isInstanceOf(AccessDeniedException.class);
        assertThat(sink.events()).extracting(AuditEvent::outcome).containsExactly(Outcome.DENIED, Outcome.DENIED);
    }

    @Test
    void aGateThatThrows_denies_andIsNotQuoted() {
        String sealed = vault.encryptText(SECRET, name(ALICE));
        answer = question -> {
            throw new IllegalStateException("cannot decide about " + question.subject());
        };

        assertThatThrownBy(() -> read(vault, sealed, name(ALICE)))
                .isInstanceOf(AccessDeniedException.class)
                .hasNoCause()
                .hasMessageNotContaining("cannot decide");
    }

    @Test
    void aSinkThatThrows_deniesThePlaintext_andIsNotQuoted() {
        String sealed = vault.encryptText(SECRET, name(ALICE));
        sink.fail(true);

        assertThatThrownBy(() -> read(vault, sealed, name(ALICE)))
                .isInstanceOf(AuditUnavailableException.class)
                .hasNoCause()
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void aRejectedField_failsTheRecord_andIsRecordedAsFailed() {
        byte[] good = vault.encrypt(Given.bytes(SECRET), name(ALICE));
        byte[] bad = good.clone();
        bad[bad.length - 1] ^= 1;
        FieldContext other = FieldContext.of(Tenant.SOLE, "order", "gift", ALICE);
        RecordOpening record = new RecordOpening(
                Tenant.SOLE,
                "order",
                Operation.READ,
                Optional.of(ALICE),
                List.of(SealedValue.of("/name", name(ALICE), good), SealedValue.of("/gift", other, bad)));

        assertThatThrownBy(() -> FULFILMENT.call(() -> vault.open(record)))
                .isInstanceOf(CiphertextRejectedException.class);
        assertThat(sink.events()).extracting(AuditEvent::outcome).containsExactly(Outcome.FAILED);
    }

    @Test
    void aSecondValueUnderTheSameKey_isHeldToTheSubjectThatIsExpectedOfIt() {
        FieldContext gift = FieldContext.of(Tenant.SOLE, "order", "gift", ALICE);
        RecordOpening record = new RecordOpening(
                Tenant.SOLE,
                "order",
                Operation.READ,
                Optional.of(ALICE),
                List.of(
                        SealedValue.of("/name", name(ALICE), vault.encrypt(Given.bytes(SECRET), name(ALICE))),
                        SealedValue.of(
                                "/gift",
                                FieldContext.of(Tenant.SOLE, "order", "gift", BOB),
                                vault.encrypt(Given.bytes("a scarf"), gift))));

        assertThatThrownBy(() -> FULFILMENT.call(() -> vault.open(record)))
                .isInstanceOf(CiphertextRejectedException.class);
        assertThat(sink.events()).singleElement().satisfies(event -> {
            assertThat(event.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(event.subjects())
                    .containsExactly(vault.handleOf(Tenant.SOLE, ALICE), vault.handleOf(Tenant.SOLE, BOB));
        });
    }

    @Test
    void oneShreddedFieldAmongOthers_isAnAnswerOfItsOwn() {
        FieldContext gift = FieldContext.of(Tenant.SOLE, "order", "gift", BOB);
        byte[] name = vault.encrypt(Given.bytes(SECRET), name(ALICE));
        byte[] ofBob = vault.encrypt(Given.bytes("for Bob"), gift);
        vault.shred(BOB);
        RecordOpening record = new RecordOpening(
                Tenant.SOLE,
                "order",
                Operation.READ,
                Optional.of(ALICE),
                List.of(SealedValue.of("/name", name(ALICE), name), SealedValue.of("/gift", gift, ofBob)));

        Map<String, Opened<byte[]>> opened = FULFILMENT.call(() -> vault.open(record));

        assertThat(opened.values()).hasAtLeastOneElementOfType(Opened.Found.class);
        assertThat(opened.values()).hasAtLeastOneElementOfType(Opened.Shredded.class);
    }

    @Test
    void atFieldLevel_theSubjectIsLearntFromTheKey_andRecorded() {
        byte[] sealed = vault.encrypt(Given.bytes(SECRET), Given.field(Binding.FIELD, ALICE, "1"));
        FieldContext unknown =
                new FieldContext(Tenant.SOLE, "order", "gift", Binding.FIELD, Optional.empty(), Optional.empty());

        assertThat(FULFILMENT.call(() -> vault.decrypt(sealed, unknown))).isEqualTo(Given.bytes(SECRET));
        assertThat(sink.events())
                .last()
                .extracting(AuditEvent::subjects)
                .isEqualTo(List.of(vault.handleOf(Tenant.SOLE, ALICE)));
    }

    private RecordOpening recordOf(Subject subject, Operation operation) {
        FieldContext gift = FieldContext.of(Tenant.SOLE, "order", "gift", subject);
        return new RecordOpening(
                Tenant.SOLE,
                "order",
                operation,
                Optional.of(subject),
                List.of(
                        SealedValue.of("/name", name(subject), vault.encrypt(Given.bytes(SECRET), name(subject))),
                        SealedValue.of("/gift", gift, vault.encrypt(Given.bytes("a scarf"), gift))));
    }
}
