package dev.tacit.examples.tour.sellingpartner;

import dev.tacit.examples.tour.order.Order;
import dev.tacit.json.Json;
import dev.tacit.json.JsonReader;
import java.util.List;
import java.util.stream.Stream;

/**
 * One response document: a single order ({@code {"order": …}}) or a list ({@code {"orders": […]}}). Members that the
 * format does not name are left alone and not kept.
 */
public final class OrderDocument {
    /**
     * Returns the document's orders, still without a buyer id.
     *
     * @throws dev.tacit.json.JsonException if the document is not JSON or not of this format; then none of its orders is
     *     taken
     */
    public static List<Order> read(byte[] utf8) {
        JsonReader document = JsonReader.of(Json.parse(utf8));
        JsonReader single = document.field("order");
        JsonReader list = document.field("orders");
        if (!single.isPresent() && !list.isPresent()) {
            throw document.mistake("must have a member \"order\" or \"orders\"");
        }
        return Stream.concat(single.present().stream(), list.isPresent() ? list.items().stream() : Stream.empty())
                .map(order -> new OrderReader(order).read())
                .toList();
    }

    private OrderDocument() {}
}
