package dev.tacit.audit;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;

import dev.tacit.Safe;
import dev.tacit.audit.proof.MerkleTree;
import dev.tacit.event.AuditUnavailableException;
import java.io.Closeable;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the log knows of its anchor: the last answer, how much is anchored, and when to offer a head again that the anchor
 * did not take.
 *
 * <p>Used by one thread at a time; any may ask for the anchored size.
 */
final class Anchoring implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Anchoring.class);
    private static final long FIRST_PAUSE_NANOS = MILLISECONDS.toNanos(100);
    private static final long LONGEST_PAUSE_NANOS = MINUTES.toNanos(1);
    private static final CompletableFuture<Optional<String>> NOTHING =
            CompletableFuture.completedFuture(Optional.empty());

    private final LogSettings settings;
    private final AnchorThread thread;
    private CompletableFuture<Optional<String>> answer = NOTHING;
    private boolean isThere = true;
    private boolean owesHead;
    private long pauseNanos = FIRST_PAUSE_NANOS;
    private long offerAgainAtNanos;
    private volatile long anchoredSize;

    Anchoring(LogSettings settings) {
        this.settings = settings;
        this.thread = new AnchorThread(settings);
    }

    /** Asks the anchor what it holds; the runnable is called, by any thread, when it has answered or its time is over. */
    void ask(Runnable whenAnswered) {
        await(hasNone() ? NOTHING : thread.newest(), whenAnswered);
    }

    /** Offers this head, if the anchor was there when it was asked and has not got it. */
    void offer(SignedHead head, Runnable whenAnswered) {
        await(hasNone() || !isThere || holds(head) ? NOTHING : thread.publish(head), whenAnswered);
    }

    boolean isAnswered() {
        return answer.isDone();
    }

    /** Waits for the answer, as long as an anchor has time. */
    void await() {
        answer.handle((held, unreachable) -> held).join();
    }

    /**
     * Compares the answer with this log; an anchor that has not answered is silent.
     *
     * @param tree the tree at the size that was signed last
     */
    AnchorAnswer answer(MerkleTree tree, Optional<SignedHead> head) {
        boolean answered = answer.isDone() && !answer.isCompletedExceptionally();
        AnchorAnswer compared =
                answered ? AnchorAnswer.of(settings, answer.join(), tree, head) : AnchorAnswer.noAnswer();
        isThere = compared instanceof AnchorAnswer.Agrees;
        if (compared instanceof AnchorAnswer.Agrees agrees) {
            warnIfBack(agrees.size());
            anchoredSize = agrees.size();
        }
        return compared;
    }

    /** As {@link #answer}, of a log that is open: there a silent anchor only leaves a tail unanchored. */
    void refuseContradiction(MerkleTree tree, Optional<SignedHead> head) {
        if (answer(tree, head) instanceof AnchorAnswer.Contradicts contradicts) {
            throw new AuditUnavailableException(contradicts.sentence());
        }
    }

    /** Takes the answer to an offer and tells whether this head is anchored now; if not, it is to be offered again. */
    boolean conclude(MerkleTree tree, SignedHead head, long nowNanos) {
        if (hasNone()) {
            return false;
        }
        if (isThere && !holds(head)) {
            refuseContradiction(tree, Optional.of(head));
        }
        boolean taken = isThere && anchoredSize == head.size();
        if (taken == owesHead) {
            tell(taken, head);
        }
        pauseNanos = taken || !owesHead ? FIRST_PAUSE_NANOS : Math.min(2 * pauseNanos, LONGEST_PAUSE_NANOS);
        owesHead = !taken;
        offerAgainAtNanos = nowNanos + pauseNanos;
        return taken;
    }

    /** How long until a head that was not taken is to be offered again; {@link Long#MAX_VALUE} if there is none. */
    long nanosUntilOffer(long nowNanos) {
        return owesHead ? offerAgainAtNanos - nowNanos : Long.MAX_VALUE;
    }

    long anchoredSize() {
        return anchoredSize;
    }

    @Override
    public void close() {
        thread.close();
    }

    private void await(CompletableFuture<Optional<String>> called, Runnable whenAnswered) {
        answer = called;
        if (called != NOTHING) {
            CompletableFuture<?> unused = called.whenComplete((held, unreachable) -> whenAnswered.run());
        }
    }

    private boolean hasNone() {
        return settings.anchor() == CheckpointAnchor.none();
    }

    /** A new log's empty head is offered although 0 entries are anchored from the beginning. */
    private boolean holds(SignedHead head) {
        return anchoredSize == head.size() && head.size() > 0;
    }

    /** The head is offered again then, as any that the anchor has not got. */
    private void warnIfBack(long size) {
        if (size < anchoredSize) {
            LOG.warn(
                    "the audit log's anchor went back to an older head: it was restored, or somebody put it back {} {}",
                    Safe.of("had", anchoredSize),
                    Safe.of("has", size));
        }
    }

    private static void tell(boolean taken, SignedHead head) {
        if (taken) {
            LOG.info("the audit log's anchor takes heads again {}", Safe.of("size", head.size()));
        } else {
            LOG.warn(
                    "the audit log's anchor did not take a head, which is offered again {}",
                    Safe.of("size", head.size()));
        }
    }
}
