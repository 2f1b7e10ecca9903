package dev.tacit.audit;

import dev.tacit.Safe;
import dev.tacit.access.Actor;
import dev.tacit.audit.internal.HandleTable;
import dev.tacit.audit.proof.EntryRefusedException;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.Outcome;
import dev.tacit.json.Json;
import dev.tacit.json.JsonArray;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonString;
import dev.tacit.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Makes entries of events: one JSON object each, with the log's own handles in the place of the subjects', and a random
 * nonce, so that the hash of an entry that is gone gives nothing to guess from.
 *
 * <p>Thread-safe.
 */
final class EntryEncoder {
    /** The longest entry. */
    static final int MAX_BYTES = 16 * 1024;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 16;
    private static final int VERSION = 1;
    private static final String OWN_KIND = "log";

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
     * Returns the entry's bytes.
     *
     * @throws EntryRefusedException if the kind is not registered, the entry is too large, or it holds personal data
     */
    byte[] encode(AuditEvent event) {
        if (event instanceof AuditEvent.HostEvent host && !settings.hostKinds.contains(host.hostKind())) {
            throw new EntryRefusedException("a kind of host event is not registered with the audit log");
        }
        JsonObject details = event.details();
        guard.check(event.tenant().id());
        guard.check(event.actor().ref());
        guardAll(details);
        JsonObject.Builder entry = begin(event.kind())
                .put("tenant", event.tenant().id())
                .put("actor", actor(event.actor()))
                .put("subjects", subjects(event))
                .put("outcome", event.outcome().name())
                .put("details", details);
        return bytes(entry.build());
    }

    /** Returns an entry of the log about itself. */
    byte[] encodeOwn(String act, Safe... arguments) {
        JsonObject.Builder details = JsonObject.builder().put("act", act);
        for (Safe argument : arguments) {
            details.put(argument.name(), argument.value());
        }
        return bytes(begin(OWN_KIND)
                .put("outcome", Outcome.ALLOWED.name())
                .put("details", details.build())
                .build());
    }

    private JsonObject.Builder begin(String kind) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        return JsonObject.builder()
                .put("v", VERSION)
                .put("nonce", HexFormat.of().formatHex(nonce))
                .put("ts", settings.clock.instant().toString())
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

    private JsonArray subjects(AuditEvent event) {
        List<String> own = event.subjects().stream()
                .map(subject -> handles.handleOf(event.tenant(), subject).hex())
                .toList();
        return JsonArray.ofStrings(own);
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
        byte[] bytes = Json.write(entry).getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_BYTES) {
            throw new EntryRefusedException("an entry of the audit log has at most 16384 bytes");
        }
        return bytes;
    }
}
