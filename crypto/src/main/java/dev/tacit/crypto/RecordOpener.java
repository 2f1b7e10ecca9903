package dev.tacit.crypto;

import dev.tacit.access.Access;
import dev.tacit.access.Operation;
import dev.tacit.crypto.internal.SubjectKeys;
import dev.tacit.crypto.internal.Workbench;
import dev.tacit.crypto.internal.Workbenches;
import dev.tacit.event.AuditUnavailableException;
import dev.tacit.event.EventRefusedException;
import dev.tacit.event.Outcome;
import dev.tacit.provider.FieldContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Opens the sealed values of a record in this order: who asks, the gate, the keys, the audit event, and only then the
 * plaintext leaves. Thread-safe.
 */
final class RecordOpener {
    private final SubjectKeys keys;
    private final Workbenches benches;
    private final ValueOpener values;
    private final Gatekeeper gate;
    private final AuditTrail trail;
    private final FieldSets fieldSets = new FieldSets();

    RecordOpener(SubjectKeys keys, Workbenches benches, ValueOpener values, Gatekeeper gate, AuditTrail trail) {
        this.keys = keys;
        this.benches = benches;
        this.values = values;
        this.gate = gate;
        this.trail = trail;
    }

    /** Opens one value, as a record of one field. */
    Opened<byte[]> open(FieldContext context, byte[] sealed, Operation operation) {
        RecordOpening.requireExpectation(context);
        OpeningAttempt attempt = new OpeningAttempt(
                Access.capture(),
                context.tenant(),
                context.recordName(),
                operation,
                context.subject(),
                Set.of(context.fieldId()));
        Optional<String> refusal = gate.refusal(attempt);
        if (refusal.isPresent()) {
            return new Opened.Denied<>(refusal.get());
        }
        byte @Nullable [] plaintext = decrypt(context, sealed, attempt);
        try {
            trail.record(attempt.event(Outcome.ALLOWED, ""));
        } catch (AuditUnavailableException | EventRefusedException e) {
            if (plaintext != null) {
                Arrays.fill(plaintext, (byte) 0);
            }
            throw e;
        }
        return plaintext == null ? new Opened.Shredded<>() : new Opened.Found<>(plaintext);
    }

    /** Opens the values of one record. */
    Map<String, Opened<byte[]>> open(RecordOpening opening) {
        OpeningAttempt attempt = attempt(opening, Access.capture());
        Optional<String> refusal = gate.refusal(attempt);
        if (refusal.isPresent()) {
            return Answers.all(opening.values(), new Opened.Denied<>(refusal.get()));
        }
        Map<String, Opened<byte[]>> opened = decrypt(opening, attempt);
        try {
            trail.record(attempt.event(Outcome.ALLOWED, ""));
        } catch (AuditUnavailableException | EventRefusedException e) {
            Answers.wipe(opened.values());
            throw e;
        }
        return opened;
    }

    /** Returns the attempt to open this record. */
    OpeningAttempt attempt(RecordOpening opening, Access access) {
        return new OpeningAttempt(
                access,
                opening.tenant(),
                opening.recordName(),
                opening.operation(),
                opening.subject(),
                fieldSets.of(opening.values()));
    }

    /** Decrypts the values of one record, or none; a failure is recorded. */
    Map<String, Opened<byte[]>> decrypt(RecordOpening opening, OpeningAttempt attempt) {
        List<Opened<byte[]>> opened = new ArrayList<>(opening.values().size());
        Workbench bench = benches.take();
        try {
            long now = keys.now();
            for (SealedValue value : opening.values()) {
                byte @Nullable [] plaintext =
                        values.open(bench, value.context(), value.formerFieldIds(), value.bytes(), attempt, now);
                opened.add(plaintext == null ? new Opened.Shredded<>() : new Opened.Found<>(plaintext));
            }
            return Answers.of(opening.values(), opened);
        } catch (RuntimeException e) {
            Answers.wipe(opened);
            throw failed(attempt, e);
        } finally {
            benches.giveBack(bench);
        }
    }

    private byte @Nullable [] decrypt(FieldContext context, byte[] sealed, OpeningAttempt attempt) {
        Workbench bench = benches.take();
        try {
            return values.open(bench, context, List.of(), sealed, attempt, keys.now());
        } catch (RuntimeException e) {
            throw failed(attempt, e);
        } finally {
            benches.giveBack(bench);
        }
    }

    private <X extends RuntimeException> X failed(OpeningAttempt attempt, X failure) {
        trail.recordRefusal(attempt.event(Outcome.FAILED, failure.getClass().getSimpleName()));
        return failure;
    }
}
