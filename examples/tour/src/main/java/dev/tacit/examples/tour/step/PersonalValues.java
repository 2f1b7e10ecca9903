package dev.tacit.examples.tour.step;

import dev.tacit.examples.tour.order.Address;
import dev.tacit.examples.tour.order.DeliveryWishes;
import dev.tacit.examples.tour.order.Order;
import dev.tacit.examples.tour.order.TaxRegistration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The clear personal texts of orders, to look for where they must not be. Texts under six characters are left out: they
 * occur by chance.
 */
final class PersonalValues {
    private static final int MIN_CHARS = 6;

    private final List<@Nullable String> texts = new ArrayList<>();

    static Set<String> of(List<Order> orders) {
        PersonalValues values = new PersonalValues();
        orders.forEach(values::add);
        return values.texts.stream()
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .map(String::strip)
                .filter(text -> text.length() >= MIN_CHARS)
                .collect(Collectors.toSet());
    }

    private void add(Order order) {
        Stream.of(order.buyerName(), order.buyerEmail(), order.buyerCompany()).forEach(texts::add);
        texts.addAll(order.giftMessages());
        add(order.shipTo());
        add(order.deliveryWishes());
        order.taxRegistrations().forEach(this::add);
    }

    private void add(@Nullable Address address) {
        if (address != null) {
            Stream.of(address.name(), address.company(), address.phone()).forEach(texts::add);
            texts.addAll(address.lines());
        }
    }

    private void add(@Nullable DeliveryWishes wishes) {
        if (wishes != null) {
            Stream.of(wishes.instruction(), wishes.dropOffLocation()).forEach(texts::add);
        }
    }

    private void add(TaxRegistration registration) {
        texts.add(registration.legalName());
        add(registration.address());
    }
}
