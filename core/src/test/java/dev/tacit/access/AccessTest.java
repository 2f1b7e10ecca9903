package dev.tacit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final Access FULFILMENT =
            Access.as(Actor.service("fulfilment")).forPurpose("DeliveryOfGoods");
    private static final Access SUPPORT = Access.as(Actor.person("p-17")).forPurpose("CustomerCare");

    @Test
    void statementHolds_untilTheActEnds() {
        Optional<Access> inside = FULFILMENT.call(Access::current);

        assertThat(inside).contains(FULFILMENT);
        assertThat(Access.current()).isEmpty();
    }

    @Test
    void nestedStatement_replacesTheOuterOneMeanwhile() {
        Optional<Access> afterwards = FULFILMENT.call(() -> {
            assertThat(SUPPORT.call(Access::current)).contains(SUPPORT);
            return Access.current();
        });

        assertThat(afterwards).contains(FULFILMENT);
    }

    @Test
    void statementEnds_whenTheActThrows() {
        assertThatThrownBy(() -> FULFILMENT.call(() -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(Access.current()).isEmpty();
    }

    @Test
    void statementTravels_onlyWhenItIsWrapped() throws Exception {
        AtomicReference<Optional<Access>> wrapped = new AtomicReference<>(Optional.empty());
        AtomicReference<Optional<Access>> bare = new AtomicReference<>(Optional.empty());
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Runnable travelling = FULFILMENT.call(() -> Access.capture().wrap(() -> wrapped.set(Access.current())));
            other.submit(travelling).get();
            other.submit(() -> bare.set(Access.current())).get();
        } finally {
            other.shutdownNow();
        }

        assertThat(wrapped.get()).contains(FULFILMENT);
        assertThat(bare.get()).isEmpty();
    }

    @Test
    void captureWithoutAStatement_saysWhatToWrite() {
        assertThatThrownBy(Access::capture)
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("Access.as(actor).forPurpose(purpose)");
    }

    @Test
    void actorNamedByAnEmailAddress_isRefused() {
        assertThatThrownBy(() -> Actor.person("ann@example.org"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("ann");
    }
}
