package dev.tacit.retention.testkit;

import dev.tacit.Safe;
import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.TacitException;
import dev.tacit.Tenant;
import dev.tacit.provider.KeyScope;
import dev.tacit.provider.ShredReport;
import dev.tacit.provider.ShredReport.State;
import dev.tacit.provider.ShredRequest;
import dev.tacit.provider.Shredder;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keys in memory, whose quarantine never ends. */
class MemoryShredder implements Shredder {
    private static final Instant NOW = Instant.parse("2026-03-31T00:00:00Z");

    final Set<Subject> living = new HashSet<>();
    private final Map<String, Subject> requests = new HashMap<>();
    private final Map<String, ShredReport> answers = new HashMap<>();

    /** Why nothing could be cancelled. */
    private static final class UnknownRequestException extends TacitException {
        private static final long serialVersionUID = 1L;

        UnknownRequestException() {
            super("there is no such request", Safe.of("requests", 0));
        }
    }

    @Override
    public ShredReport shred(ShredRequest request) {
        return answers.computeIfAbsent(request.requestId(), id -> disable(request));
    }

    private ShredReport disable(ShredRequest request) {
        requests.put(request.requestId(), request.subject());
        boolean had = living.remove(request.subject());
        return report(request.requestId(), had ? State.DISABLED : State.NOTHING_TO_SHRED, had ? 1 : 0);
    }

    @Override
    public ShredReport cancelShred(Tenant tenant, String requestId) {
        Subject subject = requests.get(requestId);
        if (subject == null) {
            throw new UnknownRequestException();
        }
        living.add(subject);
        ShredReport cancelled = report(requestId, State.CANCELLED, 1);
        answers.put(requestId, cancelled);
        return cancelled;
    }

    @Override
    public List<ShredReport> destroyDue() {
        return List.of();
    }

    private static ShredReport report(String requestId, State state, int keys) {
        return new ShredReport(
                requestId,
                SubjectHandle.of(new byte[SubjectHandle.SIZE_BYTES]),
                KeyScope.subject(),
                state,
                keys,
                keys == 0 ? Optional.empty() : Optional.of(NOW),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }
}
