package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Subject;
import dev.tacit.access.Actor;
import dev.tacit.retention.hold.HoldPlacement;
import dev.tacit.retention.policy.SweepRefusedException;
import org.junit.jupiter.api.Test;

/** A hold that keeps nothing, or ends too soon, is refused rather than believed. */
class LegalHoldsTest {
    private static final Actor COUNSEL = Actor.person("counsel-3");

    private final Shop shop = new Shop(TestDatabase.h2());

    @Test
    void aHoldOnACategoryThatNobodyKnows_isRefused() {
        LegalHolds holds = shop.engine().holds();

        assertThatThrownBy(() -> holds.placeOnCategory(COUNSEL, "case-9", "emial-address"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("category of the catalog");

        assertThat(holds.active()).isEmpty();
    }

    @Test
    void aClockThatIsBehind_cutsNoGracePeriodShort() {
        shop.clock.moveTo("2020-01-01T00:00:00Z");
        LegalHolds holds = shop.engine(builder -> builder.clock(shop.clock)).holds();
        HoldPlacement placed = holds.place(COUNSEL, "case-7", Subject.of("ann"));

        assertThatThrownBy(() -> holds.release(COUNSEL, "case-7")).isInstanceOf(SweepRefusedException.class);

        assertThat(holds.active()).containsExactly(placed.hold());
    }
}
