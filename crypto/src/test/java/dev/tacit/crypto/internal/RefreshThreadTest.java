package dev.tacit.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Keys that fall due while the thread waits are asked for with those for which it was woken. Here no time passes. */
class RefreshThreadTest {
    private final ByHand one = new ByHand();
    private final List<Duration> pauses = new ArrayList<>();
    private Runnable meanwhile = () -> {};
    private final List<List<LeasedKey>> questions = new ArrayList<>();
    private final RefreshThread thread = new RefreshThread(one, this::pause);
    private final KeyRefresh refresh = new KeyRefresh((tenant, keys) -> questions.add(List.copyOf(keys)), thread);

    @Test
    void keysThatFallDueWhileItGathers_areAskedForTogether_andWakeNobody() {
        LeasedKey first = LeasedKeys.any();
        LeasedKey second = LeasedKeys.any();
        LeasedKey third = LeasedKeys.any();
        meanwhile = () -> {
            refresh.ask(second);
            refresh.ask(third);
        };

        refresh.ask(first);
        assertThat(questions).as("nobody waits for it").isEmpty();
        one.runAll();

        assertThat(questions).containsExactly(List.of(first, second, third));
        assertThat(pauses).containsExactly(RefreshThread.GATHERING);
    }

    @Test
    void aKeyThatFallsDueLater_isGatheredForAnew() {
        refresh.ask(LeasedKeys.any());
        one.runAll();
        refresh.ask(LeasedKeys.any());
        one.runAll();

        assertThat(questions).hasSize(2);
        assertThat(pauses).containsExactly(RefreshThread.GATHERING, RefreshThread.GATHERING);
    }

    @Test
    void gathering_isShortBesideTheTimeThatIsLeftBeforeAKeyIsTooOld() {
        CacheLimits shortest = CacheLimits.DEFAULT.withMaxAge(Duration.ofSeconds(1));
        Duration left = shortest.maxAge().minus(shortest.refreshAge());

        assertThat(RefreshThread.GATHERING.multipliedBy(10)).isLessThan(left);
    }

    @Test
    void afterClosing_aKeyThatFallsDue_isNoFailure() {
        thread.close();
        assertThatThrownBy(() -> thread.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);

        refresh.ask(LeasedKeys.any());
        one.runAll();
        assertThat(questions).isEmpty();
    }

    private void pause(Duration time) {
        pauses.add(time);
        meanwhile.run();
        meanwhile = () -> {};
    }

    /** Does what it was given when it is told to. */
    private static final class ByHand extends AbstractExecutorService {
        private final Queue<Runnable> tasks = new ArrayDeque<>();
        private boolean closed;

        void runAll() {
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
        }

        @Override
        public void execute(Runnable task) {
            if (closed) {
                throw new RejectedExecutionException();
            }
            tasks.add(task);
        }

        @Override
        public void shutdown() {
            closed = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            closed = true;
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return closed;
        }

        @Override
        public boolean isTerminated() {
            return closed && tasks.isEmpty();
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return isTerminated();
        }
    }
}
