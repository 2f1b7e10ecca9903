package dev.tacit.retention.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.json.JsonObject;
import dev.tacit.provider.ErasureOutcome;
import dev.tacit.provider.ExportSink;
import dev.tacit.provider.FieldContext;
import dev.tacit.provider.PersonalDataProvider;
import dev.tacit.provider.Resealer;
import dev.tacit.provider.ShredReport;
import dev.tacit.provider.ShredRequest;
import dev.tacit.provider.Shredder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Each suite fails, and where it should, when an implementation breaks one promise. */
class FaultsTest {
    @Test
    void aStoreThatErasesOnlyWhatItLocated_isFound() {
        assertThat(failuresOf(Forgetful.class))
                .contains("aCopyGoesByTheRecordsReference_whetherItWasLocatedOrNot()")
                .contains("aCopyThatCameBack_goesAgain()");
    }

    @Test
    void aStoreThatLooksAtTheIdAlone_isFound() {
        assertThat(failuresOf(KindBlind.class)).containsExactly("aRecordOfAnotherKindWithTheSameId_isNotTaken()");
    }

    @Test
    void aShredderThatShredsAgain_isFound() {
        assertThat(failuresOf(ShredsAgain.class)).containsExactly("aCancelledRequest_thatIsRepeated_shredsNothing()");
    }

    @Test
    void aRecipientThatKeepsBothCopies_isFound() {
        assertThat(failuresOf(KeepsBoth.class)).containsExactly("whatIsHandedOverTwice_isKeptOnce()");
    }

    @Test
    void aRecipientThatIsBlindToKinds_isFound() {
        assertThat(failuresOf(OneKind.class)).containsExactly("recordsOfTwoKindsWithOneId_areTwo()");
    }

    @Test
    void aResealerThatChecksNothing_isFound() {
        assertThat(failuresOf(PassesThrough.class))
                .contains("anAlteredValue_isRejected_andNotArchived()", "anotherFieldsOrPersonsValue_isRejected()");
    }

    private static List<String> failuresOf(Class<?> suite) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(suite))
                .execute()
                .testEvents()
                .failed()
                .map(Event::getTestDescriptor)
                .map(test -> test.getLegacyReportingName())
                .sorted()
                .toList();
    }

    static class Forgetful extends MemoryIndexTest {
        private final List<RecordRef> located = new ArrayList<>();
        private final MemoryIndex index = new MemoryIndex() {
            @Override
            public synchronized List<RecordRef> locate(Subject subject) {
                located.addAll(super.locate(subject));
                return super.locate(subject);
            }

            @Override
            public synchronized List<ErasureOutcome> erase(Subject subject, List<RecordRef> records) {
                List<ErasureOutcome> known = super.erase(
                        subject, records.stream().filter(located::contains).toList());
                return known.isEmpty() && !records.isEmpty() ? super.erase(subject, List.of()) : known;
            }
        };

        @Override
        protected PersonalDataProvider provider() {
            return index;
        }

        @Override
        protected RecordRef store(Subject subject, String recordId) {
            return index.add(subject, recordId);
        }
    }

    static class KindBlind extends MemoryIndexTest {
        private final MemoryIndex index = new MemoryIndex() {
            @Override
            public synchronized List<ErasureOutcome> erase(Subject subject, List<RecordRef> records) {
                List<ErasureOutcome> outcomes = super.erase(
                        subject,
                        records.stream()
                                .map(record -> RecordRef.of("order", record.recordId()))
                                .toList());
                List<ErasureOutcome> asked = new ArrayList<>();
                for (int i = 0; i < records.size(); i++) {
                    asked.add(new ErasureOutcome(records.get(i), outcomes.get(i).result()));
                }
                return asked;
            }
        };

        @Override
        protected PersonalDataProvider provider() {
            return index;
        }

        @Override
        protected RecordRef store(Subject subject, String recordId) {
            return index.add(subject, recordId);
        }
    }

    static class ShredsAgain extends ShredderContract {
        private final MemoryShredder shredder = new MemoryShredder();

        @Override
        protected Shredder shredder() {
            return new Shredder() {
                @Override
                public ShredReport shred(ShredRequest request) {
                    ShredReport report = shredder.shred(request);
                    shredder.living.remove(request.subject());
                    return report;
                }

                @Override
                public ShredReport cancelShred(Tenant tenant, String requestId) {
                    return shredder.cancelShred(tenant, requestId);
                }

                @Override
                public List<ShredReport> destroyDue() {
                    return List.of();
                }
            };
        }

        @Override
        protected void seal(Subject subject) {
            shredder.living.add(subject);
        }

        @Override
        protected boolean opens(Subject subject) {
            return shredder.living.contains(subject);
        }
    }

    static class KeepsBoth extends RecipientContract {
        private final List<Map.Entry<RecordRef, JsonObject>> kept = new ArrayList<>();

        @Override
        protected ExportSink recipient() {
            return (record, content) -> kept.add(Map.entry(record, content));
        }

        @Override
        protected List<JsonObject> kept(RecordRef record) {
            return kept.stream()
                    .filter(entry -> entry.getKey().equals(record))
                    .map(Map.Entry::getValue)
                    .toList();
        }
    }

    static class OneKind extends MemoryRecipientTest {
        @Override
        protected ExportSink recipient() {
            return (record, content) -> super.recipient().accept(RecordRef.of("order", record.recordId()), content);
        }

        @Override
        protected List<JsonObject> kept(RecordRef record) {
            return super.kept(RecordRef.of("order", record.recordId()));
        }
    }

    static class PassesThrough extends ResealerContract {
        @Override
        protected Resealer resealer() {
            return (context, live) -> live.clone();
        }

        @Override
        protected byte[] sealLive(FieldContext context, byte[] plaintext) {
            return plaintext.clone();
        }

        @Override
        protected byte[] openArchived(FieldContext context, byte[] sealed) {
            return sealed.clone();
        }
    }
}
