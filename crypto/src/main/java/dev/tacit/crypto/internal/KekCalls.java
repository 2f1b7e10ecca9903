package dev.tacit.crypto.internal;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.Safe;
import dev.tacit.crypto.key.CryptoException;
import dev.tacit.crypto.key.KeyDeniedException;
import dev.tacit.crypto.key.KeyUnavailableException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;

/**
 * Calls of one KEK of one kind: a caller waits only so long, the KEK is spared while these do not succeed, and whatever
 * foreign exception it throws becomes one of ours. Thread-safe.
 */
final class KekCalls {
    private final KekThreads threads;
    private final Breaker breaker;
    private final Semaphore room;
    private final Tally tally = new Tally();

    /** @param atOnce how many calls there may be at once, those that hang among them; more are refused at once */
    KekCalls(KekThreads threads, Ticker ticker, int atOnce) {
        this.room = new Semaphore(atOnce);
        this.threads = threads;
        this.breaker = new Breaker(ticker);
    }

    /** Returns how they went. */
    Tally tally() {
        return tally;
    }

    <T> T ask(Callable<T> question) {
        if (!breaker.letsThrough()) {
            tally.spare();
            throw new KeyUnavailableException(
                    "the KEK did not answer five times in a row, and is left alone for a while");
        }
        try {
            T answer = threads.ask(room, () -> Objects.requireNonNull(question.call(), "the KEK's answer"));
            breaker.answered();
            tally.answered();
            return answer;
        } catch (ExecutionException e) {
            throw ended(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            breaker.failed();
            tally.timedOut();
            throw new KeyUnavailableException("the KEK did not answer in time");
        } catch (RejectedExecutionException e) {
            tally.spare();
            throw new KeyUnavailableException("too many calls of the KEK hang, or the vault is closed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeyUnavailableException("the thread was interrupted while it waited for the KEK");
        }
    }

    private CryptoException ended(Throwable failure) {
        if (failure instanceof KeyDeniedException denied) {
            breaker.answered();
            tally.refused();
            return denied;
        }
        if (failure instanceof CryptoException ours && !(failure instanceof KeyUnavailableException)) {
            breaker.answered();
            tally.answered();
            return ours;
        }
        breaker.failed();
        tally.failed();
        return failure instanceof KeyUnavailableException ours
                ? ours
                : new KeyUnavailableException("the KEK failed", Safe.of("failure", failure.getClass()));
    }
}
