package dev.tacit.audit;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What a caller asks of the writer's thread and waits for. The answer to an append is its index. Thread-safe. */
final class LogRequest {
    final Act act;
    final byte[] entry;
    final CompletableFuture<Long> answer = new CompletableFuture<>();

    enum Act {
        APPEND,
        PUBLISH,
        STOP,
        /** Asks for nothing: the anchor has answered, and the thread should look. */
        WAKE
    }

    private LogRequest(Act act, byte[] entry) {
        this.act = act;
        this.entry = entry;
    }

    static LogRequest append(byte[] entry) {
        return new LogRequest(Act.APPEND, entry);
    }

    static LogRequest to(Act act) {
        return new LogRequest(act, new byte[0]);
    }

    /** Those of this kind. */
    static List<LogRequest> of(Act act, List<LogRequest> requests) {
        return requests.stream().filter(request -> request.act == act).toList();
    }

    void refuse() {
        answer.completeExceptionally(new IllegalStateException("the audit log takes no more entries"));
    }
}
