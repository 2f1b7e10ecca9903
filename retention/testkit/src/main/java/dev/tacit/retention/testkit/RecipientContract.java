package dev.tacit.retention.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.RecordRef;
import dev.tacit.json.JsonObject;
import dev.tacit.provider.ExportSink;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What the action {@code RETURN} relies on. It hands each record over at least once, before it is erased: twice, if the
 * transaction failed in between. JUnit makes a new instance for each test.
 */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
public abstract class RecipientContract {
    private static final RecordRef FIRST = RecordRef.of("order", "r-1");
    private static final JsonObject CONTENT =
            JsonObject.builder().put("buyerName", "Ann Onym").build();

    /** For implementers. */
    protected RecipientContract() {}

    /** Returns the recipient under test, the same at each call within one test. */
    protected abstract ExportSink recipient();

    /** Returns what the recipient would still have of this record after a crash; empty if it has none. */
    protected abstract List<JsonObject> kept(RecordRef record);

    @Test
    void whatWasHandedOver_isKept_whenTheCallReturns() {
        recipient().accept(FIRST, CONTENT);

        assertThat(kept(FIRST)).containsExactly(CONTENT);
    }

    @Test
    void whatIsHandedOverTwice_isKeptOnce() {
        recipient().accept(FIRST, CONTENT);
        recipient().accept(FIRST, CONTENT);

        assertThat(kept(FIRST)).containsExactly(CONTENT);
    }

    @Test
    void recordsOfTwoKindsWithOneId_areTwo() {
        RecordRef other = RecordRef.of("parcel", FIRST.recordId());
        JsonObject parcel =
                JsonObject.builder().put("shipTo", "1 Example Street").build();

        recipient().accept(FIRST, CONTENT);
        recipient().accept(other, parcel);

        assertThat(kept(FIRST)).containsExactly(CONTENT);
        assertThat(kept(other)).containsExactly(parcel);
    }
}
