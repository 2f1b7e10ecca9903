package dev.tacit.examples.tour;

import dev.tacit.json.Json;
import dev.tacit.json.JsonArray;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonString;
import dev.tacit.json.JsonValue;
import java.util.Set;
import java.util.TreeSet;

/**
 * The personal texts of order documents, taken from the documents themselves and not through the importer: everything
 * below a buyer, a recipient and a buyer's tax registration, and every gift message.
 */
final class InputValues {
    private static final int MIN_CHARS = 6;
    private static final Set<String> PERSONAL = Set.of(
            "buyerName",
            "buyerEmail",
            "buyerCompanyName",
            "buyerPurchaseOrderNumber",
            "giftMessage",
            "addressInstruction",
            "dropOffLocation",
            "legalName",
            "taxRegistrationNumber");
    private static final Set<String> ADDRESSES = Set.of("deliveryAddress", "taxRegistrationAddress");
    private static final Set<String> COMMON = Set.of(
            "city", "stateOrRegion", "districtOrCounty", "countryCode", "addressType", "municipality", "experimental");

    private final Set<String> found = new TreeSet<>();

    /** Returns the texts of six characters or more, trimmed. */
    static Set<String> of(byte[] document) {
        InputValues values = new InputValues();
        values.walk(Json.parse(document), false);
        return values.found;
    }

    private void walk(JsonValue value, boolean inAddress) {
        if (value instanceof JsonArray array) {
            array.items().forEach(item -> walk(item, inAddress));
        } else if (value instanceof JsonObject object && !isTheShopsOwn(object)) {
            object.members().forEach((name, member) -> member(name, member, inAddress));
        }
    }

    private void member(String name, JsonValue value, boolean inAddress) {
        if (COMMON.contains(name)) {
            return;
        }
        if (value instanceof JsonString text) {
            if (PERSONAL.contains(name) || inAddress) {
                add(text.value());
            }
        } else {
            walk(value, inAddress || ADDRESSES.contains(name));
        }
    }

    /** A registration of the marketplace's or the merchant's. */
    private static boolean isTheShopsOwn(JsonObject object) {
        return object.get("entityType")
                .filter(type -> !type.equals(new JsonString("BUYER")))
                .isPresent();
    }

    private void add(String text) {
        String trimmed = text.strip();
        if (trimmed.length() >= MIN_CHARS) {
            found.add(trimmed);
        }
    }
}
