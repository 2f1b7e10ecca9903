package dev.tacit.examples.tour.step;

import dev.tacit.examples.tour.order.Order;
import dev.tacit.examples.tour.shop.Shop;
import dev.tacit.examples.tour.shop.StoredOrder;
import dev.tacit.json.Json;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonString;
import java.sql.SQLException;
import java.util.Comparator;

/** Shows one row as anybody sees it who gets hold of the database. */
public final class ShowStoredRow implements Step {
    private static final int SHOWN_CHARS = 64;

    @Override
    public String title() {
        return "One row, as it is stored";
    }

    @Override
    public void run(Shop shop, Narrator narrator) throws SQLException {
        Order fullest = shop.imported().stream()
                .max(Comparator.comparing(order -> order.giftMessages().size()
                        + (order.shipTo() == null ? 0 : 1)
                        + (order.buyerEmail() == null ? 0 : 1)))
                .orElseThrow();
        StoredOrder row = shop.table().byId(fullest.orderId()).orElseThrow();
        JsonObject document = (JsonObject) Json.parse(row.document());
        narrator.quote("order_id  " + row.orderId());
        narrator.quote("buyer_id  " + row.buyerId());
        narrator.quote("email_ix  " + (row.emailIndex().isEmpty() ? "(no e-mail address)" : row.emailIndex()));
        document.members()
                .forEach((name, value) -> narrator.quote("document  " + name + ": " + shortened(Json.write(value))));
        narrator.check(
                document.get("shipTo")
                        .map(value -> ((JsonString) value).value().startsWith("tct1:"))
                        .orElse(true),
                "a sealed member is ciphertext under its buyer's own key");
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN_CHARS
                ? text
                : text.substring(0, SHOWN_CHARS) + "… (" + text.length() + " characters)";
    }
}
