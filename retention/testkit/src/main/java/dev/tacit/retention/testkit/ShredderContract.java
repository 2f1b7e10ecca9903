package dev.tacit.retention.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Subject;
import dev.tacit.TacitException;
import dev.tacit.Tenant;
import dev.tacit.provider.KeyScope;
import dev.tacit.provider.ShredReport;
import dev.tacit.provider.ShredRequest;
import dev.tacit.provider.Shredder;
import dev.tacit.testkit.InventedPeople;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a sweep relies on when it has keys shredded. JUnit makes a new instance for each test. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
public abstract class ShredderContract {
    private static final InventedPeople PEOPLE = InventedPeople.seed(2);
    private static final Subject ANN = PEOPLE.person(0).subject();
    private static final Subject BO = PEOPLE.person(1).subject();

    /** For implementers. */
    protected ShredderContract() {}

    /** Returns the shredder under test, the same at each call within one test. */
    protected abstract Shredder shredder();

    /** Seals something under this subject's key, of {@link Tenant#SOLE}. */
    protected abstract void seal(Subject subject);

    /** Says whether what was sealed for the subject can be opened now. */
    protected abstract boolean opens(Subject subject);

    @Test
    void whatWasShredded_opensNoLonger_andAnothersDoes() {
        seal(ANN);
        seal(BO);

        ShredReport report = shredder().shred(request(ANN, "r-1"));

        assertThat(report.requestId()).isEqualTo("r-1");
        assertThat(report.keys()).isEqualTo(1);
        assertThat(report.disabledAt()).isPresent();
        assertThat(opens(ANN)).isFalse();
        assertThat(opens(BO)).isTrue();
    }

    @Test
    void aSubjectWithoutAKey_isNothingToShred() {
        assertThat(shredder().shred(request(ANN, "r-1")).state()).isEqualTo(ShredReport.State.NOTHING_TO_SHRED);
    }

    @Test
    void aRepeatedRequest_isAnsweredAsTheFirst() {
        seal(ANN);
        ShredReport first = shredder().shred(request(ANN, "r-1"));

        assertThat(shredder().shred(request(ANN, "r-1"))).isEqualTo(first);
    }

    @Test
    void withinTheQuarantine_aCancelledShredOpensAgain() {
        seal(ANN);
        ShredReport unused = shredder().shred(request(ANN, "r-1"));
        assertThat(shredder().destroyDue()).isEmpty();

        assertThat(shredder().cancelShred(Tenant.SOLE, "r-1").state()).isEqualTo(ShredReport.State.CANCELLED);

        assertThat(opens(ANN)).isTrue();
    }

    @Test
    void aCancelledRequest_thatIsRepeated_shredsNothing() {
        seal(ANN);
        ShredReport shredded = shredder().shred(request(ANN, "r-1"));
        ShredReport cancelled = shredder().cancelShred(Tenant.SOLE, "r-1");

        assertThat(shredder().shred(request(ANN, "r-1")).state()).isEqualTo(ShredReport.State.CANCELLED);
        assertThat(shredded.requestId()).isEqualTo(cancelled.requestId());
        assertThat(opens(ANN)).isTrue();
    }

    @Test
    void anUnknownRequest_cannotBeCancelled() {
        assertThatThrownBy(() -> shredder().cancelShred(Tenant.SOLE, "unknown")).isInstanceOf(TacitException.class);
    }

    private static ShredRequest request(Subject subject, String id) {
        return new ShredRequest(Tenant.SOLE, subject, KeyScope.subject(), id);
    }
}
