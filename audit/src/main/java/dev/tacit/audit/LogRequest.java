package dev.tacit.audit;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What a caller asks of the writer's thread and waits for. The answer to an append is the index of the first of its entries,
 * which stay together. Thread-safe.
 */
final class LogRequest {
    final Act act;
    final List<byte[]> entries;
    final CompletableFuture<Long> answer = new CompletableFuture<>();

    enum Act {
        APPEND,
        PUBLISH,
        STOP,
        /** Asks for nothing: the anchor has answered, and the thread should look. */
        WAKE
    }

    private LogRequest(Act act, List<byte[]> entries) {
        this.act = act;
        this.entries = entries;
    }

    static LogRequest append(List<byte[]> entries) {
        return new LogRequest(Act.APPEND, entries);
    }

    static LogRequest to(Act act) {
        return new LogRequest(act, List.of());
    }

    /** Those of this kind. */
    static List<LogRequest> of(Act act, List<LogRequest> requests) {
        return requests.stream().filter(request -> request.act == act).toList();
    }

    int bytes() {
        return entries.stream().mapToInt(entry -> entry.length).sum();
    }

    void refuse() {
        answer.completeExceptionally(new IllegalStateException("the audit log takes no more entries"));
    }
}
