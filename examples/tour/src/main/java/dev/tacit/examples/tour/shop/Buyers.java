package dev.tacit.examples.tour.shop;

import dev.tacit.access.Access;
import dev.tacit.access.Actor;
import dev.tacit.annotation.Normalizer;
import dev.tacit.crypto.Opened;
import dev.tacit.crypto.codec.FieldLookup;
import dev.tacit.crypto.jackson.SealedJson;
import dev.tacit.examples.tour.order.Order;
import dev.tacit.minimize.Normalization;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who a buyer is. The documents name none, so the shop gives each pair of e-mail address and name a random surrogate, and
 * finds it again by the blind index. An order without a buyer's e-mail address is its own subject.
 */
public final class Buyers {
    private static final Access IMPORT =
            Access.as(Actor.service("order-import")).forPurpose("CustomerOrderManagement");
    private static final Normalization NAMES = Normalization.of(Normalizer.CASE_FOLD);

    private final OrderTable table;
    private final SealedJson<Order> orders;
    private final FieldLookup<Order> byEmail;

    public Buyers(OrderTable table, SealedJson<Order> orders) {
        this.table = table;
        this.orders = orders;
        this.byEmail = orders.lookup("buyerEmail");
    }

    /** Returns the order as one of its buyer, known or new. */
    public Order assign(Order order) throws SQLException {
        Optional<String> sameOrder = table.byId(order.orderId()).map(StoredOrder::buyerId);
        String buyerId = sameOrder.or(() -> known(order)).orElseGet(() -> "b-" + UUID.randomUUID());
        return order.of(buyerId);
    }

    private Optional<String> known(Order order) {
        String email = order.buyerEmail();
        if (email == null) {
            return Optional.empty();
        }
        try {
            for (StoredOrder row : table.byEmailIndex(byEmail.matching(email))) {
                Opened<Order> candidate = IMPORT.call(() -> orders.tryRead(row.document(), row.subject()));
                if (candidate
                        .value()
                        .filter(found -> samePerson(found, order, email))
                        .isPresent()) {
                    return Optional.of(row.buyerId());
                }
            }
            return Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("the order table did not answer", e);
        }
    }

    private boolean samePerson(Order found, Order order, String email) {
        return byEmail.matches(found, email) && Objects.equals(folded(found.buyerName()), folded(order.buyerName()));
    }

    private static @Nullable String folded(@Nullable String name) {
        return name == null ? null : NAMES.apply(name);
    }
}
