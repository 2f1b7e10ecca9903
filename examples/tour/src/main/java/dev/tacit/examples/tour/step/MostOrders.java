package dev.tacit.examples.tour.step;

import dev.tacit.examples.tour.order.Order;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Picks the buyer that the tour follows: the one with the most orders, the smaller order id deciding a tie. */
final class MostOrders {
    /** Returns one order of that buyer; empty if no order has a buyer's e-mail address. */
    static Optional<Order> in(List<Order> orders) {
        Map<String, Long> counts = orders.stream()
                .map(Order::buyerId)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return orders.stream()
                .filter(order -> order.buyerEmail() != null)
                .min(Comparator.<Order>comparingLong(order -> -counts.getOrDefault(order.buyerId(), 0L))
                        .thenComparing(Order::orderId));
    }

    private MostOrders() {}
}
