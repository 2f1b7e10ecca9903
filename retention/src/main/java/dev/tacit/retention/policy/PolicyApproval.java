package dev.tacit.retention.policy;

import dev.tacit.json.Json;
import dev.tacit.json.JsonException;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonProblem;
import dev.tacit.json.JsonReader;
import java.util.List;

/**
 * Says that somebody approved one version of one policy, to the letter. Kept apart from the policies, so that whoever can
 * change a policy cannot approve it by the same change. Immutable and thread-safe.
 *
 * @param policy the policy's id
 * @param version its version
 * @param hash its hash, as {@link RetentionPolicy#hash()} gives it
 * @param approver reference to the person, not their name: 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}
 */
public record PolicyApproval(String policy, int version, String hash, String approver) {
    public PolicyApproval {
        if (!PolicyNames.isName(policy) || version < 1 || !hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("an approval names a policy's id, version and SHA-256");
        }
        if (!approver.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException("an approver is a reference of 1 to 64 characters of A-Z a-z 0-9 . _ -");
        }
    }

    /** Returns the approval of a policy as it is. */
    public static PolicyApproval of(RetentionPolicy policy, String approver) {
        return new PolicyApproval(policy.id(), policy.version(), policy.hash(), approver);
    }

    /**
     * Reads approvals: {@code {"approvals": [{"policy": …, "version": …, "hash": …, "approver": …}]}}.
     *
     * @throws PolicyException with the place of the first mistake
     */
    public static List<PolicyApproval> parse(String json) {
        try {
            JsonReader document = JsonReader.of(Json.parse(json));
            document.refuseUnknown("approvals");
            return document.field("approvals").items().stream()
                    .map(PolicyApproval::read)
                    .toList();
        } catch (JsonException refused) {
            throw new PolicyException(List.of(new JsonProblem(refused.pointer(), refused.rule())));
        }
    }

    /** Returns the approval as a document says it. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("policy", policy)
                .put("version", version)
                .put("hash", hash)
                .put("approver", approver)
                .build();
    }

    boolean isOf(RetentionPolicy other) {
        return isOfVersion(other) && hash.equals(other.hash());
    }

    boolean isOfVersion(RetentionPolicy other) {
        return policy.equals(other.id()) && version == other.version();
    }

    private static PolicyApproval read(JsonReader at) {
        at.refuseUnknown("policy", "version", "hash", "approver");
        String policy = at.field("policy").string();
        int version = at.field("version").integer();
        String hash = at.field("hash").string();
        String approver = at.field("approver").string();
        try {
            return new PolicyApproval(policy, version, hash, approver);
        } catch (IllegalArgumentException broken) {
            throw at.mistake("must name a policy's id, version, SHA-256 in lower-case hexadecimal, and an approver");
        }
    }
}
