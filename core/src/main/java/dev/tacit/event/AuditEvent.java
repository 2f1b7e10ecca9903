package dev.tacit.event;

import dev.tacit.Safe;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.access.Access;
import dev.tacit.access.Actor;
import dev.tacit.access.Operation;
import dev.tacit.json.JsonArray;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonString;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One thing that happened to personal data, its keys or its rules. Holds handles and the names of fields, never values
 * and never a subject's own identifier; free text is not a field.
 *
 * <p>All kinds are immutable and thread-safe. The time is the log's to add.
 */
public sealed interface AuditEvent {
    /** Whose data. */
    Tenant tenant();

    /** Who acted. */
    Actor actor();

    /** The data subjects concerned; may be empty. */
    List<SubjectHandle> subjects();

    /** How it ended. */
    Outcome outcome();

    /** The kind's name in a log entry, for example {@code access}. */
    String kind();

    /** What this kind says beyond the common members, as it stands in a log entry. */
    JsonObject details();

    /**
     * Fields of a record were opened, or were refused.
     *
     * @param fields ids of the members
     * @param records how many records the act covers; a page is one event
     * @param reasonCode a gate's reason for refusing; empty when allowed
     */
    record DataAccess(
            Tenant tenant,
            Access access,
            Operation operation,
            String recordName,
            Set<String> fields,
            List<SubjectHandle> subjects,
            long records,
            Outcome outcome,
            String reasonCode)
            implements AuditEvent {
        public DataAccess {
            fields = Set.copyOf(fields);
            subjects = List.copyOf(subjects);
        }

        @Override
        public Actor actor() {
            return access.actor();
        }

        @Override
        public String kind() {
            return "access";
        }

        @Override
        public JsonObject details() {
            return JsonObject.builder()
                    .put("purpose", access.purpose())
                    .put("operation", operation.name())
                    .put("record", recordName)
                    .put("fields", strings(fields))
                    .put("records", records)
                    .put("reasonCode", reasonCode)
                    .build();
        }
    }

    /**
     * A key was made, disabled, brought back or destroyed.
     *
     * @param act what was done, for example {@code shred-intended}
     * @param arguments epochs, generations, request ids and instants
     */
    record KeyChange(
            Tenant tenant, Actor actor, String act, List<SubjectHandle> subjects, List<Safe> arguments, Outcome outcome)
            implements AuditEvent {
        public KeyChange {
            subjects = List.copyOf(subjects);
            arguments = List.copyOf(arguments);
        }

        @Override
        public String kind() {
            return "key";
        }

        @Override
        public JsonObject details() {
            return named(arguments).with("act", new JsonString(act));
        }
    }

    /**
     * A retention rule, or a person's request, removed data.
     *
     * @param rule the policy's id, version and hash, or the request's id
     * @param action for example {@code ERASE_FIELDS}
     * @param records how many records
     */
    record Removal(
            Tenant tenant,
            Actor actor,
            String rule,
            String recordName,
            String action,
            List<SubjectHandle> subjects,
            long records,
            Outcome outcome)
            implements AuditEvent {
        public Removal {
            subjects = List.copyOf(subjects);
        }

        @Override
        public String kind() {
            return "removal";
        }

        @Override
        public JsonObject details() {
            return JsonObject.builder()
                    .put("rule", rule)
                    .put("record", recordName)
                    .put("action", action)
                    .put("records", records)
                    .build();
        }
    }

    /** Data was handed out: to the data subject, or to a recipient. */
    record DataExport(
            Tenant tenant, Access access, String recipient, List<SubjectHandle> subjects, long records, Outcome outcome)
            implements AuditEvent {
        public DataExport {
            subjects = List.copyOf(subjects);
        }

        @Override
        public Actor actor() {
            return access.actor();
        }

        @Override
        public String kind() {
            return "export";
        }

        @Override
        public JsonObject details() {
            return JsonObject.builder()
                    .put("purpose", access.purpose())
                    .put("recipient", recipient)
                    .put("records", records)
                    .build();
        }
    }

    /**
     * Rules or settings changed: a policy approved, a hold placed or released, a log opened.
     *
     * @param what what changed, for example {@code hold-placed}
     */
    record Configuration(Tenant tenant, Actor actor, String what, List<SubjectHandle> subjects, List<Safe> arguments)
            implements AuditEvent {
        public Configuration {
            subjects = List.copyOf(subjects);
            arguments = List.copyOf(arguments);
        }

        @Override
        public Outcome outcome() {
            return Outcome.ALLOWED;
        }

        @Override
        public String kind() {
            return "config";
        }

        @Override
        public JsonObject details() {
            return named(arguments).with("what", new JsonString(what));
        }
    }

    /**
     * Something of the host's own, for example a log-in that it refused. The log takes only kinds that were registered
     * with it.
     *
     * @param hostKind the registered name; it stands in the entry as {@code host.<name>}
     */
    record HostEvent(
            Tenant tenant,
            Actor actor,
            String hostKind,
            List<SubjectHandle> subjects,
            List<Safe> arguments,
            Outcome outcome)
            implements AuditEvent {
        public HostEvent {
            Objects.requireNonNull(hostKind, "hostKind");
            subjects = List.copyOf(subjects);
            arguments = List.copyOf(arguments);
        }

        @Override
        public String kind() {
            return "host." + hostKind;
        }

        @Override
        public JsonObject details() {
            return named(arguments);
        }
    }

    private static JsonArray strings(Collection<String> values) {
        return JsonArray.ofStrings(values.stream().sorted().toList());
    }

    private static JsonObject named(List<Safe> arguments) {
        JsonObject.Builder object = JsonObject.builder();
        arguments.forEach(argument -> object.put(argument.name(), argument.value()));
        return object.build();
    }
}
