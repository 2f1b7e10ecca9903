package dev.tacit.retention.internal;

import dev.tacit.Safe;
import dev.tacit.access.Actor;
import dev.tacit.event.AuditEvent;
import dev.tacit.retention.policy.SweepRefusedException;
import dev.tacit.retention.sweep.SweepPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether a planned sweep may begin, or go on after a crash. Thread-safe.
 *
 * <p>Beginning is one transaction that has the hold gate alone, so of two sweeps that begin at once the second counts what
 * the first is about to remove.
 */
public final class Admission {
    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    private final EngineSetup setup;
    private final RunTable runs;

    public Admission(EngineSetup setup) {
        this.setup = setup;
        this.runs = new RunTable(setup.tenant());
    }

    /**
     * Lets the sweep begin or go on.
     *
     * @throws SweepRefusedException if plan, policies, clocks or the guard stand against it
     */
    public void admit(SweepPlan plan) {
        setup.database().act((connection, dialect) -> {
            Instant now = setup.clock().trustedNow(connection);
            setup.holds().enterAlone(connection, dialect);
            SweepRun run = planned(connection, plan);
            if (!run.policyHash().equals(setup.policyHash())) {
                throw new SweepRefusedException("the policies changed since the plan was made; plan again");
            }
            if (!run.summary().copies().equals(setup.copiesHash())) {
                throw new SweepRefusedException("the declared copies changed since the plan was made; plan again");
            }
            if (run.state() == SweepRun.State.PLANNED) {
                requireRelease(connection, run, now);
                runs.setState(connection, run.id(), SweepRun.State.RUNNING);
            }
        });
    }

    /** Returns the sweeps that were begun and did not end, and may go on as they were planned; the oldest first. */
    public List<String> begun() {
        return setup.database().transaction((connection, dialect) -> {
            Instant unused = setup.clock().trustedNow(connection);
            List<String> begun = new ArrayList<>();
            for (SweepRun run : runs.running(connection, setup.policyHash())) {
                if (run.summary().copies().equals(setup.copiesHash()) && isMappedHere(connection, run)) {
                    begun.add(run.id());
                }
            }
            return begun;
        });
    }

    private boolean isMappedHere(Connection connection, SweepRun run) throws SQLException {
        if (setup.tables().keySet().containsAll(new BatchTable().openKinds(connection, run.id()))) {
            return true;
        }
        LOG.atWarn()
                .addKeyValue("run", run.id())
                .log("a sweep that was begun has records of a kind that is not mapped here, and is not gone on with");
        return false;
    }

    /** Begins the plans that a person released and nobody applied, if they may go on as they were planned. */
    public void beginReleased() {
        setup.database().act((connection, dialect) -> {
            Instant unused = setup.clock().trustedNow(connection);
            setup.holds().enterAlone(connection, dialect);
            for (SweepRun run : runs.released(connection, setup.policyHash())) {
                if (run.summary().copies().equals(setup.copiesHash())) {
                    runs.setState(connection, run.id(), SweepRun.State.RUNNING);
                }
            }
        });
    }

    /**
     * Releases a planned sweep from the guard.
     *
     * @throws SweepRefusedException if the plan is not known
     * @throws IllegalArgumentException if the actor is no person, or is the engine's own actor
     */
    public void release(SweepPlan plan, Actor by) {
        release(by, connection -> planned(connection, plan));
    }

    /** Releases a planned sweep from the guard, as {@link #release(SweepPlan, Actor)} does. */
    public void release(String runId, Actor by) {
        release(
                by,
                connection -> runs.lock(connection, runId)
                        .orElseThrow(() -> new SweepRefusedException("there is no such sweep", Safe.of("run", runId))));
    }

    /** Finds a run. */
    @FunctionalInterface
    private interface Planned {
        SweepRun in(Connection connection) throws SQLException;
    }

    private void release(Actor by, Planned planned) {
        if (by.kind() != Actor.Kind.PERSON || by.ref().equals(setup.actor().ref())) {
            throw new IllegalArgumentException("a sweep is released by a person other than the engine's actor");
        }
        setup.database().act((connection, dialect) -> {
            SweepRun run = planned.in(connection);
            runs.release(connection, run.id(), by);
            Audit.record(setup, released(by, run));
        });
    }

    private AuditEvent.Configuration released(Actor by, SweepRun run) {
        return new AuditEvent.Configuration(
                setup.tenant(),
                by,
                "sweep-released",
                List.of(),
                List.of(Safe.of("run", run.id()), Safe.of("plan", run.planHash()), Safe.of("records", run.planned())));
    }

    private SweepRun planned(Connection connection, SweepPlan plan) throws SQLException {
        return runs.lock(connection, plan.runId())
                .filter(run -> run.planHash().equals(plan.hash()))
                .orElseThrow(() -> new SweepRefusedException("this plan is not known here, or too old; plan again"));
    }

    private void requireRelease(Connection connection, SweepRun run, Instant now) throws SQLException {
        if (run.releasedBy().isPresent()) {
            return;
        }
        GuardFindings findings = GuardFindings.of(setup, connection, run, now);
        if (!findings.exceeded().isEmpty()) {
            throw new SweepRefusedException(
                    "the mass-delete guard stopped this plan, which removes a lot at once: look at engine.report(run); if it"
                            + " is right, a second person calls engine.release(run, person), and the next sweep applies it",
                    Safe.of("run", run.id()),
                    Safe.of("limit", findings.limits(setup.guard())),
                    Safe.of("records", run.planned()),
                    Safe.of("tableRows", run.tableRows()),
                    Safe.of("within24Hours", findings.within24Hours()));
        }
    }
}
