package dev.tacit.crypto;

import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.access.Access;
import dev.tacit.access.AccessRequest;
import dev.tacit.access.Operation;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An opening under way: who opens what, and the subjects that were met. Not thread-safe. */
final class OpeningAttempt {
    private final Access access;
    private final Tenant tenant;
    private final String recordName;
    private final Operation operation;
    private final Optional<Subject> subject;
    private final Set<String> fields;
    private List<SubjectHandle> subjects = List.of();

    OpeningAttempt(
            Access access,
            Tenant tenant,
            String recordName,
            Operation operation,
            Optional<Subject> subject,
            Set<String> fields) {
        this.access = access;
        this.tenant = tenant;
        this.recordName = recordName;
        this.operation = operation;
        this.subject = subject;
        this.fields = fields;
    }

    Tenant tenant() {
        return tenant;
    }

    Optional<Subject> subject() {
        return subject;
    }

    List<SubjectHandle> subjects() {
        return subjects;
    }

    Set<String> fields() {
        return fields;
    }

    /** Notes whose data this is; one subject is the rule. */
    void met(SubjectHandle handle) {
        if (subjects.isEmpty()) {
            subjects = List.of(handle);
        } else if (!subjects.contains(handle)) {
            List<SubjectHandle> more = new ArrayList<>(subjects);
            more.add(handle);
            subjects = more;
        }
    }

    AccessRequest question() {
        return new AccessRequest(tenant, access.actor(), access.purpose(), subject, recordName, operation, fields);
    }

    AuditEvent event(Outcome outcome, String reasonCode) {
        return new AuditEvent.DataAccess(
                tenant, access, operation, recordName, fields, subjects, 1, outcome, reasonCode);
    }

    /** Returns the event of a page of which this is one record: what was opened of all of them. */
    AuditEvent event(Set<String> opened, List<SubjectHandle> concerned, int records) {
        return new AuditEvent.DataAccess(
                tenant, access, operation, recordName, opened, concerned, records, Outcome.ALLOWED, "");
    }
}
