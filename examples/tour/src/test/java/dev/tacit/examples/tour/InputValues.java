package dev.tacit.examples.tour;

import dev.tacit.json.Json;
import dev.tacit.json.JsonArray;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonReader;
import dev.tacit.json.JsonString;
import dev.tacit.json.JsonValue;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        return texts(Json.parse(document), text -> text.length() >= MIN_CHARS);
    }

    /** Returns each order's shorter texts, numbers of under five digits left out: order id → texts of two to five. */
    static Map<String, Set<String>> shortOnes(byte[] document) {
        Map<String, Set<String>> byOrder = new TreeMap<>();
        JsonReader root = JsonReader.of(Json.parse(document));
        Stream.concat(
                        root.field("order").present().stream(),
                        root.field("orders").present().stream().flatMap(list -> list.items().stream()))
                .forEach(order ->
                        byOrder.put(order.field("orderId").string(), texts(order.value(), InputValues::isShortWord)));
        return byOrder;
    }

    private static boolean isShortWord(String text) {
        return text.length() < MIN_CHARS
                && text.length() >= (text.chars().anyMatch(Character::isLetter) ? 2 : MIN_CHARS - 1);
    }

    private static Set<String> texts(JsonValue document, Predicate<String> wanted) {
        InputValues values = new InputValues();
        values.walk(document, false);
        return values.found.stream().filter(wanted).collect(Collectors.toCollection(TreeSet::new));
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
        found.add(text.strip());
    }
}
