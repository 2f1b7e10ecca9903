package dev.tacit.examples.tour.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a business buyer is registered for tax. */
public record TaxRegistration(
        @Nullable String legalName,
        @Nullable String number,
        @Nullable String type,
        @Nullable Address address,
        List<String> attributes) {
    public TaxRegistration {
        attributes = List.copyOf(attributes);
    }
}
