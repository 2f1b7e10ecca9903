package dev.tacit.audit;

import dev.tacit.Safe;
import dev.tacit.SubjectHandle;
import dev.tacit.access.Actor;
import dev.tacit.audit.internal.EntryPart;
import dev.tacit.audit.internal.HandleTable;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.EventRefusedException;
import dev.tacit.event.Outcome;
import dev.tacit.json.Json;
import dev.tacit.json.JsonArray;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonString;
import dev.tacit.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Makes entries of events: JSON objects with the log's own handles in the place of the subjects', and a random nonce each,
 * so that the hash of an entry that is gone gives nothing to guess from.
 *
 * <p>An event is one entry, unless it concerns more subjects than fit: then it is a document of several entries, which are
 * alike but for their subjects, nonces and part numbers. Thread-safe.
 */
final class EntryEncoder {
    /** The longest entry. */
    static final int MAX_BYTES = 16 * 1024;

    /** The most subjects of one event: it becomes durable in one write, from memory, and everybody waits for it. */
    static final int MAX_SUBJECTS = 100_000;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 16;
    private static final int VERSION = 1;
    private static final String OWN_KIND = "log";
    private static final String SUBJECTS = "subjects";
    private static final String NONCE = "nonce";
    private static final int SUBJECT_BYTES = 2 * SubjectHandle.SIZE_BYTES + 3; // two quotes and a comma

    private final Settings settings;
    private final HandleTable handles;
    private final EntryGuard guard;

    /**
     * What the host decides about entries.
     *
     * @param hostKinds the names of the host's own kinds
     */
    record Settings(InstantSource clock, Set<String> hostKinds) {}

    EntryEncoder(Settings settings, HandleTable handles, EntryGuard guard) {
        this.settings = settings;
        this.handles = handles;
        this.guard = guard;
    }

    /**
     * Returns the bytes of the event's entries, which belong together: all of them are recorded or none.
     *
     * @throws EventRefusedException if the kind is not registered, the event is too large without its subjects, has too many
     *     of them, or holds personal data
     */
    List<byte[]> encode(AuditEvent event) {
        if (event instanceof AuditEvent.HostEvent host && !settings.hostKinds.contains(host.hostKind())) {
            throw new EventRefusedException("a kind of host event is not registered with the audit log");
        }
        if (event.subjects().size() > MAX_SUBJECTS) {
            throw new EventRefusedException("an event is about at most 100000 subjects in the audit log");
        }
        JsonObject details = event.details();
        guard.check(event.tenant().id());
        guard.check(event.actor().ref());
        guardAll(details);
        List<String> subjects = subjects(event);
        JsonObject whole = begin(settings.clock, event.kind())
                .put("tenant", event.tenant().id())
                .put("actor", actor(event.actor()))
                .put(SUBJECTS, JsonArray.ofStrings(subjects))
                .put("outcome", event.outcome().name())
                .put("details", details)
                .build();
        byte[] bytes = bytes(whole);
        return bytes.length <= MAX_BYTES ? List.of(bytes) : parts(subjects, whole);
    }

    /** Returns an entry of the log about itself. */
    static byte[] encodeOwn(InstantSource clock, String act, Safe... arguments) {
        JsonObject.Builder details = JsonObject.builder().put("act", act);
        for (Safe argument : arguments) {
            details.put(argument.name(), argument.value());
        }
        return bytes(begin(clock, OWN_KIND)
                .put("outcome", Outcome.ALLOWED.name())
                .put("details", details.build())
                .build());
    }

    private static List<byte[]> parts(List<String> subjects, JsonObject whole) {
        EntryPart widest = new EntryPart(randomHex(), subjects.size(), subjects.size());
        int room = (MAX_BYTES - bytes(widest.in(about(List.of(), whole))).length) / SUBJECT_BYTES;
        if (room < 1) {
            throw new EventRefusedException("an event has at most 16384 bytes besides its subjects in the audit log");
        }
        int count = (subjects.size() + room - 1) / room;
        List<byte[]> parts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            List<String> some = subjects.subList(i * room, Math.min(subjects.size(), (i + 1) * room));
            JsonObject fresh = about(some, whole).with(NONCE, new JsonString(randomHex()));
            parts.add(bytes(new EntryPart(widest.id(), i + 1, count).in(fresh)));
        }
        return parts;
    }

    private static JsonObject about(List<String> subjects, JsonObject entry) {
        return entry.with(SUBJECTS, JsonArray.ofStrings(subjects));
    }

    private static JsonObject.Builder begin(InstantSource clock, String kind) {
        return JsonObject.builder()
                .put("v", VERSION)
                .put(NONCE, randomHex())
                .put("ts", clock.instant().toString())
                .put("kind", kind);
    }

    private static JsonObject actor(Actor actor) {
        JsonObject.Builder object =
                JsonObject.builder().put("kind", actor.kind().name());
        if (actor.kind() != Actor.Kind.SELF) {
            object.put("ref", actor.ref());
        }
        return object.build();
    }

    private static String randomHex() {
        byte[] random = new byte[NONCE_BYTES];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private List<String> subjects(AuditEvent event) {
        return event.subjects().stream()
                .map(subject -> handles.handleOf(event.tenant(), subject).hex())
                .toList();
    }

    private void guardAll(JsonValue value) {
        if (value instanceof JsonString text) {
            guard.check(text.value());
        } else if (value instanceof JsonArray array) {
            array.items().forEach(this::guardAll);
        } else if (value instanceof JsonObject object) {
            object.members().forEach((name, member) -> {
                guard.check(name);
                guardAll(member);
            });
        }
    }

    private static byte[] bytes(JsonObject entry) {
        return Json.write(entry).getBytes(StandardCharsets.UTF_8);
    }
}
