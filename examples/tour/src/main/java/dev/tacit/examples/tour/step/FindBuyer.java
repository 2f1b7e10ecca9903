package dev.tacit.examples.tour.step;

import dev.tacit.crypto.codec.FieldLookup;
import dev.tacit.examples.tour.order.Order;
import dev.tacit.examples.tour.shop.Shop;
import dev.tacit.examples.tour.shop.StoredOrder;
import dev.tacit.minimize.Masks;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds a buyer's orders by e-mail address, although no readable address is stored. */
public final class FindBuyer implements Step {
    @Override
    public String title() {
        return "Find a buyer by e-mail address";
    }

    @Override
    public void run(Shop shop, Narrator narrator) throws SQLException {
        Optional<Order> buyer = MostOrders.in(shop.imported());
        if (buyer.isEmpty()) {
            narrator.say("No order has a buyer's e-mail address: there is nobody to find.");
            return;
        }
        String email = String.valueOf(buyer.get().buyerEmail()).strip();
        String asTyped = "  " + email.toUpperCase(Locale.ROOT);
        List<Order> found = ordersOf(shop, asTyped);
        long expected = shop.imported().stream()
                .filter(order -> order.buyerEmail() != null
                        && shop.orders().lookup("buyerEmail").matches(order, asTyped))
                .count();
        narrator.say("Asked for %s, typed in capitals: %d orders.", Masks.email(email), found.size());
        narrator.check(found.size() == expected, "the blind index finds all %d of them, and no other", expected);
    }

    /** The index gives candidates; what counts is what the opened record says. */
    static List<Order> ordersOf(Shop shop, String email) throws SQLException {
        FieldLookup<Order> byEmail = shop.orders().lookup("buyerEmail");
        List<StoredOrder> candidates = shop.table().byEmailIndex(byEmail.matching(email));
        return candidates.stream()
                .map(row -> Shop.FULFILMENT.call(() -> shop.orders().tryRead(row.document(), row.subject())))
                .flatMap(opened -> opened.value().stream())
                .filter(order -> byEmail.matches(order, email))
                .toList();
    }
}
