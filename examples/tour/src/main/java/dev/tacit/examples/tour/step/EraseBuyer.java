package dev.tacit.examples.tour.step;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.crypto.Opened;
import dev.tacit.examples.tour.order.Order;
import dev.tacit.examples.tour.shop.Shop;
import dev.tacit.examples.tour.shop.StoredOrder;
import dev.tacit.json.Json;
import dev.tacit.json.JsonArray;
import dev.tacit.json.JsonObject;
import dev.tacit.provider.ErasureOutcome;
import dev.tacit.provider.KeyScope;
import dev.tacit.provider.ShredReport;
import dev.tacit.provider.ShredRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Erases the same buyer: the key is shredded, so that every copy of every order is unreadable at once. */
public final class EraseBuyer implements Step {
    @Override
    public String title() {
        return "Erase that buyer";
    }

    @Override
    public void run(Shop shop, Narrator narrator) throws SQLException, IOException {
        Optional<Order> buyer = MostOrders.in(shop.imported());
        if (buyer.isEmpty()) {
            narrator.say("No order has a buyer: there is nobody to erase.");
            return;
        }
        Subject subject = Subject.of(buyer.get().buyerId());
        long sealedRows = readable(shop, subject);
        List<ErasureOutcome> outcomes =
                shop.personalData().clearIndexes(subject, shop.personalData().locate(subject));
        if (outcomes.stream().anyMatch(outcome -> outcome.result() == ErasureOutcome.Result.HELD)) {
            narrator.say("A legal hold keeps an order of this buyer, so the key stays.");
            return;
        }
        long cleared = outcomes.stream()
                .filter(outcome -> outcome.result() == ErasureOutcome.Result.ERASED)
                .count();
        ShredReport report =
                shop.vault().shred(new ShredRequest(Tenant.SOLE, subject, KeyScope.subject(), "erasure-request-1"));

        narrator.say("The vault's report: %s, final on %s.", report.state(), text(report.destroyedAt()));
        report.copies().forEach(copy -> narrator.quote(copy.place() + ": " + copy.fate()));
        report.notCovered().forEach(gap -> narrator.quote("not covered: " + gap));
        narrator.say(
                "%d orders of this buyer could still be read before; %d index values were cleared.",
                sealedRows, cleared);
        narrator.check(readable(shop, subject) == 0, "none of them opens any more");
        narrator.check(
                FindBuyer.ordersOf(shop, String.valueOf(buyer.get().buyerEmail())).stream()
                        .noneMatch(order -> order.buyerId().equals(buyer.get().buyerId())),
                "the e-mail address finds none of them any more");
        shop.work().keepEvidence("erasure-request-1.json", Json.pretty(evidence(report)) + "\n");
    }

    /** Counts the buyer's orders in which something personal can be read. */
    static long readable(Shop shop, Subject subject) throws SQLException {
        List<StoredOrder> rows = shop.table().ofBuyer(subject.id());
        return rows.stream()
                .map(row -> Shop.FULFILMENT.call(() -> shop.orders().tryRead(row.document(), row.subject())))
                .map(Opened::value)
                .flatMap(Optional::stream)
                .filter(order -> order.buyerName() != null)
                .count();
    }

    private static String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse("(not known)");
    }

    private static JsonObject evidence(ShredReport report) {
        return JsonObject.builder()
                .put("request", report.requestId())
                .put("subject", report.handle().hex())
                .put("state", report.state().name())
                .put("keys", report.keys())
                .putIfPresent("disabledAt", report.disabledAt().map(Instant::toString))
                .putIfPresent("destroyedAt", report.destroyedAt().map(Instant::toString))
                .putIfPresent("unrecoverableAt", report.unrecoverableAt().map(Instant::toString))
                .put(
                        "copies",
                        JsonArray.ofStrings(report.copies().stream()
                                .map(copy -> copy.place() + ": " + copy.fate())
                                .toList()))
                .put("notCovered", JsonArray.ofStrings(report.notCovered()))
                .build();
    }
}
