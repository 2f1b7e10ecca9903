package dev.tacit.examples.tour.step;

import dev.tacit.crypto.codec.FieldLookup;
import dev.tacit.examples.tour.order.Address;
import dev.tacit.examples.tour.order.Order;
import dev.tacit.examples.tour.shop.Buyers;
import dev.tacit.examples.tour.shop.Shop;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Seals every order and stores it; each buyer gets a surrogate, and a key, of their own. */
public final class ImportOrders implements Step {
    private final List<Order> incoming;
    private final int documents;
    private final int refused;

    public ImportOrders(List<Order> incoming, int documents, int refused) {
        this.incoming = List.copyOf(incoming);
        this.documents = documents;
        this.refused = refused;
    }

    @Override
    public String title() {
        return "Import orders, and seal what is personal";
    }

    @Override
    public void run(Shop shop, Narrator narrator) throws SQLException {
        Buyers buyers = new Buyers(shop.table(), shop.orders());
        FieldLookup<Order> byEmail = shop.orders().lookup("buyerEmail");
        List<Order> known = new ArrayList<>();
        for (Order order : incoming) {
            Order owned = buyers.assign(order);
            if (shop.table().store(owned, shop.orders().write(owned), byEmail.of(owned))) {
                known.removeIf(older -> older.orderId().equals(owned.orderId()));
                known.add(owned);
            }
        }
        shop.imported().addAll(known);
        report(known, narrator);
        narrator.check(shop.table().all().size() == known.size(), "every order is in the table: %d rows", known.size());
    }

    private void report(List<Order> orders, Narrator narrator) {
        Set<String> buyers = new HashSet<>();
        Set<String> countries = new HashSet<>();
        for (Order order : orders) {
            buyers.add(order.buyerId());
            Address address = order.shipTo();
            if (address != null && address.countryCode() != null) {
                countries.add(Objects.requireNonNull(address.countryCode()));
            }
        }
        narrator.say(
                "%d orders of %d buyers in %d countries, out of %d documents.",
                orders.size(), buyers.size(), countries.size(), documents);
        narrator.say("A buyer is a random id; who it is, is found again by e-mail address and name, both sealed.");
        if (refused > 0) {
            narrator.warn("%d documents were refused, and none of their orders taken (see above).", refused);
        }
    }
}
