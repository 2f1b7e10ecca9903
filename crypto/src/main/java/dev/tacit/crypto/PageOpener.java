package dev.tacit.crypto;

import dev.tacit.SubjectHandle;
import dev.tacit.access.Access;
import dev.tacit.access.AccessDeniedException;
import dev.tacit.crypto.internal.SealedFormat;
import dev.tacit.crypto.internal.SubjectKeys;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.CryptoException;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.UnknownFormatException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Opens a page of records: the gate is asked for each, the keys of all are loaded with one question to the store, and one
 * audit event covers the page before plaintext leaves. What fails in one record is that record's answer. Thread-safe.
 */
final class PageOpener {
    private final SubjectKeys keys;
    private final RecordOpener records;
    private final Gatekeeper gate;
    private final AuditTrail trail;

    PageOpener(SubjectKeys keys, RecordOpener records, Gatekeeper gate, AuditTrail trail) {
        this.keys = keys;
        this.records = records;
        this.gate = gate;
        this.trail = trail;
    }

    List<Map<String, Opened<byte[]>>> open(List<RecordOpening> page) {
        Access access = Access.capture();
        requireAlike(page);
        List<Row> rows = new ArrayList<>();
        for (RecordOpening opening : page) {
            OpeningAttempt attempt = records.attempt(opening, access);
            rows.add(new Row(opening, attempt, refusal(attempt)));
        }
        loadKeys(rows);
        return openAndTell(rows);
    }

    private List<Map<String, Opened<byte[]>>> openAndTell(List<Row> rows) {
        List<Map<String, Opened<byte[]>>> answers = new ArrayList<>();
        try {
            rows.forEach(row -> answers.add(answer(row)));
            tell(rows, answers);
            return answers;
        } catch (RuntimeException e) {
            answers.forEach(opened -> Answers.wipe(opened.values()));
            throw e;
        }
    }

    /** A gate that fails for one record denies that one. */
    private Optional<String> refusal(OpeningAttempt attempt) {
        try {
            return gate.refusal(attempt);
        } catch (AccessDeniedException e) {
            return Optional.of("gate-failed");
        }
    }

    private void loadKeys(List<Row> rows) {
        Set<KeyRef> refs = new LinkedHashSet<>();
        for (Row row : rows) {
            if (row.refusal().isEmpty()) {
                row.opening().values().forEach(value -> ref(value).ifPresent(refs::add));
            }
        }
        if (!refs.isEmpty()) {
            try {
                keys.loadAll(rows.get(0).opening().tenant(), refs);
            } catch (CryptoException e) {
                // Then each record asks for its own keys, and meets the failure itself.
            }
        }
    }

    /** What is no sealed value is found out when its record is opened. */
    private static Optional<KeyRef> ref(SealedValue value) {
        try {
            return Optional.of(SealedFormat.parse(value.bytes()).ref());
        } catch (UnknownFormatException | CiphertextRejectedException e) {
            return Optional.empty();
        }
    }

    private Map<String, Opened<byte[]>> answer(Row row) {
        if (row.refusal().isPresent()) {
            return Answers.all(
                    row.opening().values(), new Opened.Denied<>(row.refusal().get()));
        }
        try {
            return records.decrypt(row.opening(), row.attempt());
        } catch (CryptoException e) {
            return Answers.all(row.opening().values(), new Opened.Failed<>(e));
        }
    }

    private void tell(List<Row> rows, List<Map<String, Opened<byte[]>>> answers) {
        Set<SubjectHandle> subjects = new LinkedHashSet<>();
        Set<String> fields = new LinkedHashSet<>();
        List<Row> opened = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (answers.get(i).values().stream().anyMatch(PageOpener::isAnswered)) {
                opened.add(rows.get(i));
                subjects.addAll(rows.get(i).attempt().subjects());
                fields.addAll(rows.get(i).attempt().fields());
            }
        }
        if (!opened.isEmpty()) {
            trail.record(opened.get(0).attempt().event(fields, List.copyOf(subjects), opened.size()));
        }
    }

    private static boolean isAnswered(Opened<byte[]> answer) {
        return answer instanceof Opened.Found<byte[]> || answer instanceof Opened.Shredded<byte[]>;
    }

    /** One event covers the page, so its records are of one kind and opened for one thing. */
    private static void requireAlike(List<RecordOpening> page) {
        for (RecordOpening opening : page) {
            RecordOpening first = page.get(0);
            if (!opening.tenant().equals(first.tenant())
                    || !opening.recordName().equals(first.recordName())
                    || opening.operation() != first.operation()) {
                throw new IllegalArgumentException(
                        "the records of a page are of one tenant and name, and opened by one operation");
            }
        }
    }

    private record Row(RecordOpening opening, OpeningAttempt attempt, Optional<String> refusal) {}
}
