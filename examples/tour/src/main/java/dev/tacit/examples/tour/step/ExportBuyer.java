package dev.tacit.examples.tour.step;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.access.Access;
import dev.tacit.access.Actor;
import dev.tacit.examples.tour.order.Order;
import dev.tacit.examples.tour.shop.Shop;
import dev.tacit.json.Json;
import dev.tacit.json.JsonArray;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hands a buyer a copy of what the shop has of them: the only place with clear personal data. */
public final class ExportBuyer implements Step {
    private static final Access REQUEST =
            Access.as(Actor.person("privacy-desk-1")).forPurpose("LegalCompliance");

    @Override
    public String title() {
        return "Export what there is of one buyer";
    }

    @Override
    public void run(Shop shop, Narrator narrator) throws SQLException, IOException {
        Optional<Order> buyer = MostOrders.in(shop.imported());
        if (buyer.isEmpty()) {
            narrator.say("No order has a buyer: there is nobody to hand anything to.");
            return;
        }
        Subject subject = Subject.of(buyer.get().buyerId());
        List<RecordRef> records = shop.personalData().locate(subject);
        List<JsonValue> content = new ArrayList<>();
        long exported =
                REQUEST.call(() -> shop.personalData().export(subject, records, (record, clear) -> content.add(clear)));

        Path file = shop.work().export().resolve("request-1.json");
        JsonObject bundle = JsonObject.builder()
                .put("exportedAt", shop.clock().instant().toString())
                .put("records", JsonArray.of(content))
                .build();
        Files.writeString(file, Json.pretty(bundle) + "\n");
        narrator.say("%d orders, in export/%s.", exported, file.getFileName());
        narrator.check(
                exported == EraseBuyer.readable(shop, subject),
                "every order is in it in which something personal is left");
    }
}
