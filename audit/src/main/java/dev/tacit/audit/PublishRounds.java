package dev.tacit.audit;

import dev.tacit.audit.LogRequest.Act;
import dev.tacit.event.AuditUnavailableException;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Publishes heads in rounds: the anchor is asked, the head is signed, the anchor is offered it. Nothing here waits; while
 * the anchor thinks, the writer goes on with entries, and a head covers all that are there when it is signed.
 *
 * <p>Used by one thread at a time.
 */
final class PublishRounds implements Closeable {
    private final Publisher publisher;
    private final Anchoring anchoring;
    private final Runnable whenAnswered;
    private final List<LogRequest> waiting = new ArrayList<>();
    private final List<LogRequest> covered = new ArrayList<>();
    private Step step = Step.IDLE;

    private enum Step {
        IDLE,
        ASKED,
        OFFERED,
        STOPPED
    }

    /** @param whenAnswered called, by any thread, when it is time to {@link #advance} again */
    PublishRounds(Publisher publisher, Anchoring anchoring, Runnable whenAnswered) {
        this.publisher = publisher;
        this.anchoring = anchoring;
        this.whenAnswered = whenAnswered;
    }

    /** Takes requests that wait for the next head. */
    void await(List<LogRequest> requests) {
        waiting.addAll(requests);
    }

    /**
     * Goes as far as the anchor's answers allow, and answers those who waited for a head that is out now.
     *
     * @return whether the last head is out, after which a log was to stop
     * @throws IOException if the disk fails: then the log is not usable before it is opened again
     * @throws AuditUnavailableException if the anchor knows a head of this key that this log never had
     */
    boolean advance() throws IOException {
        boolean moved;
        do {
            moved = switch (step) {
                case IDLE -> isWanted() && ask();
                case ASKED -> isAnswered() && sign();
                case OFFERED -> isAnswered() && conclude();
                case STOPPED -> false;
            };
        } while (moved);
        return step == Step.STOPPED;
    }

    /** Answers those who asked to stop. */
    void answerStops() {
        answer(Act.STOP);
    }

    /** How long until a round is to begin; {@link Long#MAX_VALUE} while one is under way, or if none is to. */
    long nanosUntilDue(long nowNanos) {
        if (step != Step.IDLE) {
            return Long.MAX_VALUE;
        }
        long offer = anchoring.nanosUntilOffer(nowNanos);
        return publisher.hasPending() ? Math.min(offer, publisher.nanosUntilDue(nowNanos)) : offer;
    }

    void refuseAll() {
        waiting.forEach(LogRequest::refuse);
        covered.forEach(LogRequest::refuse);
    }

    @Override
    public void close() {
        anchoring.close();
    }

    private boolean isWanted() {
        return !waiting.isEmpty() || nanosUntilDue(System.nanoTime()) <= 0;
    }

    /** Entries wait in memory, and too many of them not for the anchor. */
    private boolean isAnswered() {
        return anchoring.isAnswered() || publisher.isOverfull();
    }

    private boolean ask() {
        anchoring.ask(whenAnswered);
        step = Step.ASKED;
        return true;
    }

    private boolean sign() throws IOException {
        anchoring.refuseContradiction(publisher.tree(), publisher.head());
        if (anchoring.anchoredSize() < publisher.head().map(SignedHead::size).orElse(0L)) {
            publisher.unanchored();
        }
        anchoring.offer(publisher.publish(), whenAnswered);
        covered.addAll(waiting);
        waiting.clear();
        step = Step.OFFERED;
        return true;
    }

    private boolean conclude() {
        SignedHead head = publisher.head().orElseThrow();
        if (anchoring.conclude(publisher.tree(), head, System.nanoTime())) {
            publisher.anchored();
        }
        answer(Act.PUBLISH);
        step = covered.isEmpty() ? Step.IDLE : Step.STOPPED;
        return true;
    }

    private void answer(Act act) {
        List<LogRequest> answered = LogRequest.of(act, covered);
        answered.forEach(request -> request.answer.complete(0L));
        covered.removeAll(answered);
    }
}
