package dev.tacit.audit;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Calls the anchor on a thread of its own, so that an anchor that hangs holds up no entry. A call that takes longer than
 * the log's patience has failed, and until it returns each further one fails at once: at most one thread hangs.
 *
 * <p>Used by one thread at a time. The thread is made by the first call.
 */
final class AnchorThread implements Closeable {
    private final LogSettings settings;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(AnchorThread::daemon);
    private CompletableFuture<Optional<String>> latest = CompletableFuture.completedFuture(Optional.empty());

    AnchorThread(LogSettings settings) {
        this.settings = settings;
    }

    /** Asks for the newest head that the anchor holds. */
    CompletableFuture<Optional<String>> newest() {
        return call(() -> settings.anchor().newest(settings.origin()));
    }

    /** Gives the anchor a head and answers with what it holds then, which is another one if it refused for that. */
    CompletableFuture<Optional<String>> publish(SignedHead head) {
        String note = head.note().write();
        return call(() -> Optional.of(published(note)));
    }

    @Override
    public void close() {
        List<Runnable> unused = thread.shutdownNow();
    }

    private String published(String note) throws IOException {
        try {
            settings.anchor().publish(settings.origin(), note);
            return note;
        } catch (IOException | RuntimeException refused) {
            return settings.anchor()
                    .newest(settings.origin())
                    .orElseThrow(() -> new IOException("the anchor refused a head and holds none"));
        }
    }

    private CompletableFuture<Optional<String>> call(Callable<Optional<String>> question) {
        if (!latest.isDone()) {
            return CompletableFuture.failedFuture(new IOException("an earlier call of the anchor has not returned"));
        }
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        latest = answer;
        thread.execute(() -> {
            try {
                answer.complete(Objects.requireNonNull(question.call(), "answer"));
            } catch (Throwable unreachable) { // whatever it is, somebody waits
                answer.completeExceptionally(unreachable);
            }
        });
        return answer.copy().orTimeout(settings.anchorPatience().toNanos(), NANOSECONDS);
    }

    private static Thread daemon(Runnable calls) {
        Thread thread = new Thread(calls, "tacit-audit-anchor");
        thread.setDaemon(true);
        return thread;
    }
}
