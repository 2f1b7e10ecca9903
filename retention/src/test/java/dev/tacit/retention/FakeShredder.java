package dev.tacit.retention;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.event.AuditUnavailableException;
import dev.tacit.provider.KeyScope;
import dev.tacit.provider.ShredReport;
import dev.tacit.provider.ShredRequest;
import dev.tacit.provider.Shredder;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Remembers what it was asked, by request. */
final class FakeShredder implements Shredder {
    final Map<String, ShredReport.State> states = new LinkedHashMap<>();
    final Set<Subject> subjects = new HashSet<>();
    final Set<Subject> failsFor = new HashSet<>();
    boolean failsAfterwards;
    boolean outOfReach;

    @Override
    public ShredReport shred(ShredRequest request) {
        subjects.add(request.subject());
        if (failsFor.contains(request.subject())) {
            throw new IllegalStateException("out of reach");
        }
        ShredReport.State unused = states.putIfAbsent(request.requestId(), ShredReport.State.DISABLED);
        if (failsAfterwards) {
            throw new IllegalStateException("the answer was lost");
        }
        return report(request.requestId());
    }

    @Override
    public ShredReport cancelShred(Tenant tenant, String requestId) {
        if (outOfReach || !states.containsKey(requestId)) {
            throw new AuditUnavailableException("out of reach, or no such request");
        }
        states.put(requestId, ShredReport.State.CANCELLED);
        return report(requestId);
    }

    @Override
    public List<ShredReport> destroyDue() {
        return List.of();
    }

    private ShredReport report(String requestId) {
        return new ShredReport(
                requestId,
                FakeHandles.of("ann"),
                KeyScope.subject(),
                states.getOrDefault(requestId, ShredReport.State.NOTHING_TO_SHRED),
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }
}
