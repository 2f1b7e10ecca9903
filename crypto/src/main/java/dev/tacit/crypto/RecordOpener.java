package dev.tacit.crypto;

import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.access.Access;
import dev.tacit.access.AccessDecision;
import dev.tacit.access.AccessDeniedException;
import dev.tacit.access.AccessGate;
import dev.tacit.access.AccessRequest;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.internal.Handles;
import dev.tacit.crypto.internal.LeasedKey;
import dev.tacit.crypto.internal.SealedFormat;
import dev.tacit.crypto.internal.SubjectKeys;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.CryptoException;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.AuditUnavailableException;
import dev.tacit.event.Outcome;
import dev.tacit.provider.FieldContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Opens the sealed values of a record in this order: who asks, the gate, the keys, the audit event, and only then the
 * plaintext leaves. Thread-safe.
 */
final class RecordOpener {
    private final SubjectKeys keys;
    private final Handles handles;
    private final AccessGate gate;
    private final AuditTrail trail;

    RecordOpener(SubjectKeys keys, Handles handles, AccessGate gate, AuditTrail trail) {
        this.keys = keys;
        this.handles = handles;
        this.gate = gate;
        this.trail = trail;
    }

    Map<String, Opened<byte[]>> open(RecordOpening opening) {
        Access access = Access.capture();
        Attempt attempt = new Attempt(opening, access, fields(opening));
        AccessDecision decision = ask(attempt);
        if (decision instanceof AccessDecision.Denied denied) {
            refuse(attempt, Outcome.DENIED, denied.reasonCode());
            return all(opening, new Opened.Denied<>(denied.reasonCode()));
        }
        Map<String, Opened<byte[]>> opened = decrypt(attempt);
        try {
            trail.record(attempt.event(Outcome.ALLOWED, ""));
        } catch (AuditUnavailableException e) {
            opened.values().forEach(RecordOpener::wipe);
            throw e;
        }
        return opened;
    }

    private AccessDecision ask(Attempt attempt) {
        try {
            AccessDecision decision = gate.decide(attempt.question());
            if (decision instanceof AccessDecision.Allowed || decision instanceof AccessDecision.Denied) {
                return decision;
            }
        } catch (RuntimeException e) {
            refuse(attempt, Outcome.DENIED, "gate-failed");
            throw Denials.gateFailed(e);
        }
        refuse(attempt, Outcome.DENIED, "gate-failed");
        throw new AccessDeniedException("the access gate gave no answer, and a gate that fails denies");
    }

    private Map<String, Opened<byte[]>> decrypt(Attempt attempt) {
        Map<String, Opened<byte[]>> opened = new LinkedHashMap<>();
        try {
            for (SealedValue value : attempt.opening.values()) {
                opened.put(value.place(), decrypt(value, attempt.subjects));
            }
            return opened;
        } catch (CryptoException | IllegalArgumentException e) {
            opened.values().forEach(RecordOpener::wipe);
            trail.recordRefusal(attempt.event(Outcome.FAILED, e.getClass().getSimpleName()));
            throw e;
        }
    }

    private Opened<byte[]> decrypt(SealedValue value, Set<SubjectHandle> subjects) {
        FieldContext context = value.context();
        SealedFormat sealed = SealedFormat.parse(value.sealed());
        if (sealed.binding() != context.binding()) {
            throw new CiphertextRejectedException();
        }
        if (context.binding() == Binding.FIELD) {
            return keys.open(context.tenant(), sealed.ref(), key -> decrypt(value, sealed, key, subjects));
        }
        SubjectHandle expected = handles.of(context.tenant(), expected(context));
        subjects.add(expected);
        return keys.open(context.tenant(), sealed.ref(), key -> {
            if (!key.handle().equals(expected)) {
                throw new CiphertextRejectedException(); // also where that other key is dead
            }
            return decrypt(value, sealed, key, subjects);
        });
    }

    private static Opened<byte[]> decrypt(
            SealedValue value, SealedFormat sealed, LeasedKey key, Set<SubjectHandle> subjects) {
        subjects.add(key.handle());
        if (!key.isAlive()) {
            return new Opened.Shredded<>();
        }
        return new Opened.Found<>(sealed.open(key, value.context(), value.formerFieldIds()));
    }

    /** A refusal is told with whatever handles can be had; the keys for them may be out of reach. */
    private void refuse(Attempt attempt, Outcome outcome, String reasonCode) {
        try {
            attempt.opening
                    .subject()
                    .ifPresent(subject -> attempt.subjects.add(handles.of(attempt.opening.tenant(), subject)));
        } catch (CryptoException e) {
            // No handle then.
        }
        trail.recordRefusal(attempt.event(outcome, reasonCode));
    }

    private static Subject expected(FieldContext context) {
        return context.subject()
                .orElseThrow(() -> new IllegalArgumentException(
                        "opening what is bound to a subject needs the subject that the reader expects"));
    }

    private static Set<String> fields(RecordOpening opening) {
        return opening.values().stream().map(value -> value.context().fieldId()).collect(Collectors.toSet());
    }

    private static Map<String, Opened<byte[]>> all(RecordOpening opening, Opened<byte[]> answer) {
        Map<String, Opened<byte[]>> answers = new LinkedHashMap<>();
        opening.values().forEach(value -> answers.put(value.place(), answer));
        return answers;
    }

    private static void wipe(Opened<byte[]> opened) {
        opened.value().ifPresent(plaintext -> Arrays.fill(plaintext, (byte) 0));
    }

    /** One opening under way, and the subjects that were met. Not thread-safe. */
    private static final class Attempt {
        private final RecordOpening opening;
        private final Access access;
        private final Set<String> fields;
        private final Set<SubjectHandle> subjects = new LinkedHashSet<>();

        Attempt(RecordOpening opening, Access access, Set<String> fields) {
            this.opening = opening;
            this.access = access;
            this.fields = fields;
        }

        AccessRequest question() {
            return new AccessRequest(
                    opening.tenant(),
                    access.actor(),
                    access.purpose(),
                    opening.subject(),
                    opening.recordName(),
                    opening.operation(),
                    fields);
        }

        AuditEvent event(Outcome outcome, String reasonCode) {
            return new AuditEvent.DataAccess(
                    opening.tenant(),
                    access,
                    opening.operation(),
                    opening.recordName(),
                    fields,
                    List.copyOf(subjects),
                    1,
                    outcome,
                    reasonCode);
        }
    }
}
