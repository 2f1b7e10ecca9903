package dev.tacit.benchmarks.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final Turn ALONE = new Turn(350, 500, 400);
    private static final Turn BESIDE_A_NEIGHBOR = new Turn(460, 800, 550);

    @Test
    void aTurnBesideANeighborDoesNotCountEvenWhereMostAre() throws Exception {
        AtomicInteger number = new AtomicInteger();
        Turns turns = Turns.take(0, 10, () -> number.getAndIncrement() % 5 == 4 ? ALONE : BESIDE_A_NEIGHBOR);

        assertThat(turns.ours()).isEqualTo(500);
        assertThat(turns.other()).isEqualTo(400);
        assertThat(number.get()).isEqualTo(50);
        assertThat(turns.quietPercent()).isEqualTo(20);
    }

    @Test
    void aTurnSlowForAnotherReasonThanANeighborCounts() throws Exception {
        AtomicInteger number = new AtomicInteger();
        Turns turns = Turns.take(0, 5, () -> new Turn(350, 500 + 100 * number.getAndIncrement(), 400));

        assertThat(turns.ours()).isEqualTo(700);
    }

    @Test
    void whatIsTakenFirstIsNotMeasured() throws Exception {
        AtomicInteger number = new AtomicInteger();
        Turns turns = Turns.take(3, 5, () -> number.getAndIncrement() < 3 ? new Turn(100, 9_000, 9_000) : ALONE);

        assertThat(turns.ours()).isEqualTo(500);
        assertThat(number.get()).isEqualTo(8);
        assertThat(turns.quietPercent()).isEqualTo(100);
    }

    @Test
    void theSearchForQuietTurnsComesToAnEnd() throws Exception {
        AtomicInteger number = new AtomicInteger();
        Turns turns = Turns.take(0, 10, () -> number.incrementAndGet() == 1 ? ALONE : BESIDE_A_NEIGHBOR);

        assertThat(number.get()).isEqualTo(200);
        assertThat(turns.ours()).isEqualTo(500);
    }

    @Test
    void aNeighborOfOneThreadDisturbsAll() {
        assertThat(Turn.of(List.of(ALONE, BESIDE_A_NEIGHBOR))).isEqualTo(new Turn(460, 650, 475));
    }
}
