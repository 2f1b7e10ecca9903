package dev.tacit.crypto.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.EpochRow;
import dev.tacit.crypto.key.KeyKind;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.ShredRow;
import dev.tacit.crypto.key.StoreMark;
import dev.tacit.crypto.key.TenantShredRow;
import dev.tacit.crypto.key.UnknownFormatException;
import dev.tacit.crypto.key.WrappedKey;
import dev.tacit.json.CanonicalJson;
import dev.tacit.json.Json;
import dev.tacit.json.JsonArray;
import dev.tacit.json.JsonException;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** Key changes as the journal's JSON. What one release wrote, all later ones read. */
final class KeyChangeJson {
    private KeyChangeJson() {}

    static byte[] write(KeyChange change) {
        return CanonicalJson.write(toJson(change)).getBytes(StandardCharsets.UTF_8);
    }

    /** @throws UnknownFormatException if this release does not know such a change */
    static KeyChange read(byte[] json) {
        try {
            return toChange(JsonReader.of(Json.parse(json)));
        } catch (JsonException | IllegalArgumentException e) {
            throw new UnknownFormatException("the key store's file holds an entry that this release cannot read");
        }
    }

    private static JsonObject toJson(KeyChange change) {
        if (change instanceof KeyChange.Marked marked) {
            return entry("mark")
                    .put("incarnation", marked.mark().incarnation())
                    .put("changes", marked.mark().changes())
                    .build();
        } else if (change instanceof KeyChange.EpochAdded added) {
            return epoch(added.row());
        } else if (change instanceof KeyChange.KeyAdded added) {
            return key(added.row());
        } else if (change instanceof KeyChange.ShredKept kept) {
            return shred("shred", kept.row());
        } else if (change instanceof KeyChange.Disabled disabled) {
            return shred("disable", disabled.row());
        } else if (change instanceof KeyChange.Reactivated reactivated) {
            return ended("reactivate", reactivated.tenant(), reactivated.requestId(), reactivated.at());
        } else if (change instanceof KeyChange.Destroyed destroyed) {
            return ended("destroy", destroyed.tenant(), destroyed.requestId(), destroyed.at());
        }
        return toJsonOfTenants(change);
    }

    private static JsonObject toJsonOfTenants(KeyChange change) {
        if (change instanceof KeyChange.Reserved reserved) {
            return entry("reserve")
                    .put("tenant", reserved.tenant().id())
                    .put("ref", reserved.ref().toString())
                    .put("messages", reserved.messages())
                    .build();
        } else if (change instanceof KeyChange.TenantShredKept kept) {
            return tenantShred("tenant-shred", kept.row());
        } else if (change instanceof KeyChange.TenantShredChanged changed) {
            return tenantShred("shred-tenant", changed.row());
        }
        throw new IllegalStateException("every kind of change has its JSON");
    }

    private static KeyChange toChange(JsonReader json) {
        return switch (json.field("change").string()) {
            case "mark" ->
                new KeyChange.Marked(new StoreMark(
                        json.field("incarnation").string(),
                        json.field("changes").longInteger()));
            case "epoch" -> new KeyChange.EpochAdded(epoch(json));
            case "key" -> new KeyChange.KeyAdded(key(json));
            case "shred" -> new KeyChange.ShredKept(shred(json));
            case "disable" -> new KeyChange.Disabled(shred(json));
            case "reactivate" ->
                new KeyChange.Reactivated(
                        tenant(json),
                        json.field("request").string(),
                        json.field("at").instant());
            case "destroy" ->
                new KeyChange.Destroyed(
                        tenant(json),
                        json.field("request").string(),
                        json.field("at").instant());
            case "reserve" ->
                new KeyChange.Reserved(
                        tenant(json),
                        KeyRef.parse(json.field("ref").string()),
                        json.field("messages").longInteger());
            case "tenant-shred" -> new KeyChange.TenantShredKept(tenantShred(json));
            case "shred-tenant" -> new KeyChange.TenantShredChanged(tenantShred(json));
            default -> throw json.mistake("must be a known change");
        };
    }

    private static JsonObject epoch(EpochRow row) {
        return entry("epoch")
                .put("tenant", row.tenant().id())
                .put("number", row.number())
                .put("state", row.state().name())
                .put("kek", row.kekId())
                .put("epochKek", row.epochKek())
                .put("key", base64(row.key()))
                .put("createdAt", row.createdAt().toString())
                .build();
    }

    private static EpochRow epoch(JsonReader json) {
        return new EpochRow(
                tenant(json),
                json.field("number").integer(),
                json.field("state").enumValue(EpochRow.State.class),
                json.field("kek").string(),
                json.field("epochKek").string(),
                wrappedKey(json.field("key").string()),
                json.field("createdAt").instant());
    }

    private static JsonObject key(KeyRow row) {
        return entry("key")
                .put("tenant", row.tenant().id())
                .put("kind", row.slot().kind().name())
                .put("owner", row.slot().owner())
                .put("scope", row.slot().scope())
                .put("generation", row.generation())
                .put("ref", row.ref().toString())
                .put("epoch", row.epoch())
                .putIfPresent("key", row.key().map(KeyChangeJson::base64))
                .put("state", row.state().name())
                .put("createdAt", row.createdAt().toString())
                .build();
    }

    private static KeyRow key(JsonReader json) {
        KeySlot slot = new KeySlot(
                tenant(json),
                json.field("kind").enumValue(KeyKind.class),
                json.field("owner").string(),
                json.field("scope").string());
        return new KeyRow(
                slot,
                json.field("generation").integer(),
                KeyRef.parse(json.field("ref").string()),
                json.field("epoch").integer(),
                json.field("key").optionalString().map(KeyChangeJson::wrappedKey),
                json.field("state").enumValue(KeyRow.State.class),
                json.field("createdAt").instant());
    }

    private static JsonObject shred(String change, ShredRow row) {
        return entry(change)
                .put("tenant", row.tenant().id())
                .put("request", row.requestId())
                .put("handle", row.handle().hex())
                .put("scope", row.scope())
                .put("state", row.state().name())
                .put(
                        "keys",
                        JsonArray.ofStrings(
                                row.keys().stream().map(KeyRef::toString).toList()))
                .put("disabledAt", row.disabledAt().toString())
                .put("destroyAt", row.destroyAt().toString())
                .putIfPresent("endedAt", row.endedAt().map(Instant::toString))
                .build();
    }

    private static ShredRow shred(JsonReader json) {
        return new ShredRow(
                tenant(json),
                json.field("request").string(),
                SubjectHandle.parse(json.field("handle").string()),
                json.field("scope").string(),
                json.field("state").enumValue(ShredRow.State.class),
                json.field("keys").items().stream()
                        .map(item -> KeyRef.parse(item.string()))
                        .toList(),
                json.field("disabledAt").instant(),
                json.field("destroyAt").instant(),
                json.field("endedAt").optionalInstant());
    }

    private static JsonObject tenantShred(String change, TenantShredRow row) {
        return entry(change)
                .put("tenant", row.tenant().id())
                .put("request", row.requestId())
                .put("state", row.state().name())
                .put("keys", row.keys())
                .put("disabledAt", row.disabledAt().toString())
                .put("destroyAt", row.destroyAt().toString())
                .putIfPresent("endedAt", row.endedAt().map(Instant::toString))
                .putIfPresent("keksGoneAt", row.keksGoneAt().map(Instant::toString))
                .build();
    }

    private static TenantShredRow tenantShred(JsonReader json) {
        return new TenantShredRow(
                tenant(json),
                json.field("request").string(),
                json.field("state").enumValue(ShredRow.State.class),
                json.field("keys").longInteger(),
                json.field("disabledAt").instant(),
                json.field("destroyAt").instant(),
                json.field("endedAt").optionalInstant(),
                json.field("keksGoneAt").optionalInstant());
    }

    private static JsonObject ended(String change, Tenant tenant, String requestId, Instant at) {
        return entry(change)
                .put("tenant", tenant.id())
                .put("request", requestId)
                .put("at", at.toString())
                .build();
    }

    private static JsonObject.Builder entry(String change) {
        return JsonObject.builder().put("change", change);
    }

    private static Tenant tenant(JsonReader json) {
        return Tenant.of(json.field("tenant").string());
    }

    private static String base64(WrappedKey key) {
        return Base64.getEncoder().encodeToString(key.bytes());
    }

    private static WrappedKey wrappedKey(String base64) {
        return WrappedKey.of(Base64.getDecoder().decode(base64));
    }
}
