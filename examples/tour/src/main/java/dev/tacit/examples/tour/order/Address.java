package dev.tacit.examples.tour.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a parcel goes, and to whom. All of it is personal: the member that holds it says so. */
public record Address(
        @Nullable String name,
        @Nullable String company,
        List<String> lines,
        @Nullable String city,
        @Nullable String district,
        @Nullable String region,
        @Nullable String postalCode,
        @Nullable String countryCode,
        @Nullable String phone) {
    public Address {
        lines = List.copyOf(lines);
    }
}
