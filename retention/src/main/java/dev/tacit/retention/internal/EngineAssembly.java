package dev.tacit.retention.internal;

import dev.tacit.Safe;
import dev.tacit.Tenant;
import dev.tacit.access.Actor;
import dev.tacit.event.AuditSink;
import dev.tacit.provider.SubjectHandles;
import dev.tacit.retention.policy.RecordRules;
import dev.tacit.retention.policy.RemovalAction;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.policy.RetentionSetupException;
import dev.tacit.retention.store.SweptTable;
import dev.tacit.retention.sweep.MassDeleteGuard;
import dev.tacit.table.TableMapping;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Holds the tables of an engine against its policies and the database, and puts them together. Immutable.
 *
 * @param links which kinds of record are swept before which
 * @param shredding who shreds keys; empty if nobody does
 * @param sweptEvery how long after a row is due the next sweep comes at the latest
 */
public record EngineAssembly(
        Database database,
        RetentionPolicies policies,
        List<SweptTable> swept,
        List<SweepOrder.Link> links,
        Optional<KeyShredding> shredding,
        Duration sweptEvery) {
    public EngineAssembly {
        swept = List.copyOf(swept);
        links = List.copyOf(links);
    }

    /** What the host brings along: whose data, who sweeps, and by what clock. */
    public record Host(Tenant tenant, Actor actor, SubjectHandles handles, AuditSink auditSink, SweepClock clock) {}

    /**
     * Returns the engine's parts, put together.
     *
     * @throws RetentionSetupException naming what is missing, and what in the policies needs it
     */
    public EngineSetup setup(Host host, MassDeleteGuard guard, Duration alarmAfter, WorkLimits limits) {
        limits.refuseShortLease();
        Map<String, RowStore> tables = tables();
        SweepOrder order = SweepOrder.of(tables.keySet(), links);
        Map<String, RowStore> ordered = new LinkedHashMap<>();
        order.names().forEach(name -> ordered.put(name, Objects.requireNonNull(tables.get(name), "table")));
        return new EngineSetup(
                database,
                host.tenant(),
                host.actor(),
                host.handles(),
                host.auditSink(),
                host.clock(),
                policies.hash(),
                Collections.unmodifiableMap(ordered),
                swept.stream().collect(Collectors.toMap(SweptTable::recordName, table -> table)),
                order,
                shredding,
                guard,
                alarmAfter,
                limits);
    }

    private Map<String, RowStore> tables() {
        Map<String, RowStore> tables = new HashMap<>();
        for (SweptTable one : swept) {
            if (tables.put(one.recordName(), new RowStore(check(one))) != null) {
                throw new RetentionSetupException(
                        "a kind of record is mapped twice", Safe.of("record", one.recordName()));
            }
        }
        return tables;
    }

    private MappedTable check(SweptTable one) {
        TableMapping mapping = one.mapping();
        if (!one.schema().name().equals(mapping.recordName())) {
            throw new RetentionSetupException(
                    "a mapping was given with another record's schema", Safe.of("record", mapping.recordName()));
        }
        RecordRules rules = policies.rulesFor(
                mapping.recordName(),
                one.schema().declaration().retain(),
                one.lag().live().plus(sweptEvery));
        PolicyPlaces places = new PolicyPlaces(policies, rules);
        requireWhatActionsNeed(one, rules, places);
        requireNoContradiction(one);
        return database.transaction((connection, dialect) -> {
            MappedTable table = MappedTable.of(connection, one.schema(), mapping, rules, places);
            if (asks(rules, RemovalAction.ARCHIVE)) {
                ArchiveChecks.refuse(connection, one, places);
            }
            if (asks(rules, RemovalAction.ERASE_ROW)) {
                CascadeChecks.refuse(connection, one, places);
            }
            return table;
        });
    }

    private void requireNoContradiction(SweptTable one) {
        for (SweptTable other : swept) {
            if (one.withoutPersonalData().keySet().stream()
                    .anyMatch(table -> table.text()
                            .equalsIgnoreCase(other.mapping().table().text()))) {
                throw new RetentionSetupException(
                        "a table that is said to hold no personal data is swept",
                        Safe.of("table", other.mapping().table().text()));
            }
        }
    }

    private void requireWhatActionsNeed(SweptTable one, RecordRules rules, PolicyPlaces places) {
        Safe record = Safe.of("record", one.recordName());
        if (asks(rules, RemovalAction.CRYPTO_SHRED) && shredding.isEmpty()) {
            throw new RetentionSetupException(
                    places.action(RemovalAction.CRYPTO_SHRED), "a rule shreds keys, but no shredder was given", record);
        }
        if (asks(rules, RemovalAction.ARCHIVE) && one.archive().isEmpty()) {
            throw new RetentionSetupException(
                    places.action(RemovalAction.ARCHIVE),
                    "a rule archives records of this kind, but no archive was given",
                    record);
        }
        if (asks(rules, RemovalAction.RETURN)) {
            requireRecipient(one, places, record);
        }
    }

    private void requireRecipient(SweptTable one, PolicyPlaces places, Safe record) {
        if (one.recipient().isEmpty()) {
            throw new RetentionSetupException(
                    places.action(RemovalAction.RETURN),
                    "a rule returns records of this kind, but nobody is named who takes them",
                    record);
        }
        if (!one.mapping().fieldColumns().isEmpty()) {
            throw new RetentionSetupException(
                    places.action(RemovalAction.RETURN),
                    "records are returned from a document column; members in columns of their own would be left out",
                    record);
        }
    }

    private static boolean asks(RecordRules rules, RemovalAction action) {
        return rules.remove().stream().anyMatch(rule -> rule.rule().action() == action);
    }
}
