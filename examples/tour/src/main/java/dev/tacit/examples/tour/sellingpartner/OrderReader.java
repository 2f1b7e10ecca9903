package dev.tacit.examples.tour.sellingpartner;

import dev.tacit.examples.tour.order.DeliveryWishes;
import dev.tacit.examples.tour.order.Item;
import dev.tacit.examples.tour.order.Order;
import dev.tacit.examples.tour.order.TaxRegistration;
import dev.tacit.json.JsonReader;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one order. An empty text counts as absent: the format uses both. */
final class OrderReader {
    private final JsonReader order;

    OrderReader(JsonReader order) {
        this.order = order;
    }

    Order read() {
        String status = order.field("fulfillment")
                .present()
                .flatMap(fulfillment -> text(fulfillment.field("fulfillmentStatus")))
                .orElse("PENDING");
        Instant updatedAt = order.field("lastUpdatedTime").instant();
        return new Order(
                required(order.field("orderId")),
                "",
                order.field("salesChannel")
                        .field("marketplaceId")
                        .optionalString()
                        .orElse(""),
                status,
                order.field("createdTime").instant(),
                updatedAt,
                status.equals("SHIPPED") ? lastShipTime().orElse(null) : null,
                status.equals("CANCELLED") ? updatedAt : null,
                orNull(member("buyer", "buyerName")),
                orNull(member("buyer", "buyerEmail")),
                orNull(member("buyer", "buyerCompanyName")),
                orNull(member("buyer", "buyerPurchaseOrderNumber")),
                member("recipient")
                        .flatMap(recipient -> recipient.field("deliveryAddress").present())
                        .map(AddressReader::read)
                        .orElse(null),
                deliveryWishes().orElse(null),
                giftMessages(),
                taxRegistrations(),
                items(),
                total());
    }

    /** The latest of the packages decides; a package that waits for its carrier has none. */
    private Optional<Instant> lastShipTime() {
        return list(order.field("packages"))
                .map(parcel -> parcel.field("shipTime").optionalInstant())
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    private Optional<DeliveryWishes> deliveryWishes() {
        return member("recipient")
                .flatMap(recipient -> recipient.field("deliveryPreference").present())
                .map(wishes -> new DeliveryWishes(
                        orNull(text(wishes.field("addressInstruction"))),
                        orNull(text(wishes.field("dropOffLocation")))));
    }

    private List<String> giftMessages() {
        return list(order.field("orderItems"))
                .map(item -> item.field("fulfillment")
                        .present()
                        .flatMap(fulfillment -> fulfillment.field("packing").present())
                        .flatMap(packing -> packing.field("giftOption").present())
                        .flatMap(gift -> text(gift.field("giftMessage"))))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The marketplace's and the merchant's own registrations are nobody's personal data. */
    private List<TaxRegistration> taxRegistrations() {
        return order.field("tax").present().stream()
                .flatMap(tax -> list(tax.field("taxRegistrations")))
                .filter(registration -> text(registration.field("entityType"))
                        .filter("BUYER"::equals)
                        .isPresent())
                .map(OrderReader::taxRegistration)
                .toList();
    }

    private static TaxRegistration taxRegistration(JsonReader registration) {
        return new TaxRegistration(
                orNull(text(registration.field("legalName"))),
                orNull(text(registration.field("taxRegistrationNumber"))),
                orNull(text(registration.field("taxRegistrationType"))),
                registration
                        .field("taxRegistrationAddress")
                        .present()
                        .map(AddressReader::read)
                        .orElse(null),
                list(registration.field("taxRegistrationAttributes"))
                        .map(attribute -> text(attribute.field("value")))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private List<Item> items() {
        return order.field("orderItems").items().stream()
                .map(item -> new Item(
                        text(item.field("product").field("sellerSku")).orElse(""),
                        text(item.field("product").field("title")).orElse(""),
                        item.field("quantityOrdered").integer()))
                .toList();
    }

    private String total() {
        return order.field("proceeds")
                .present()
                .flatMap(proceeds -> proceeds.field("grandTotal").present())
                .map(total -> total.field("amount").string() + " "
                        + total.field("currencyCode").string())
                .orElse("");
    }

    private Optional<JsonReader> member(String name) {
        return order.field(name).present();
    }

    private Optional<String> member(String name, String inner) {
        return member(name).flatMap(object -> text(object.field(inner)));
    }

    static Stream<JsonReader> list(JsonReader array) {
        return array.isPresent() ? array.items().stream() : Stream.empty();
    }

    static Optional<String> text(JsonReader reader) {
        return reader.optionalString().filter(text -> !text.isBlank());
    }

    static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }

    private static String required(JsonReader reader) {
        return text(reader).orElseThrow(() -> reader.mistake("is required and not empty"));
    }
}
