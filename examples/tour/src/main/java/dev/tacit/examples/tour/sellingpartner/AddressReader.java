package dev.tacit.examples.tour.sellingpartner;

import static dev.tacit.examples.tour.sellingpartner.OrderReader.orNull;
import static dev.tacit.examples.tour.sellingpartner.OrderReader.text;

import dev.tacit.examples.tour.order.Address;
import dev.tacit.json.JsonReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a postal address, with the extra fields that some countries have. */
final class AddressReader {
    private static final List<String> LINES = List.of("addressLine1", "addressLine2", "addressLine3", "municipality");
    private static final List<String> EXTENDED = List.of("streetName", "streetNumber", "complement", "neighborhood");

    static Address read(JsonReader address) {
        Stream<Optional<String>> plain = LINES.stream().map(name -> text(address.field(name)));
        Stream<Optional<String>> extended = address.field("extendedFields").present().stream()
                .flatMap(fields -> EXTENDED.stream().map(name -> text(fields.field(name))));
        return new Address(
                orNull(text(address.field("name"))),
                orNull(text(address.field("companyName"))),
                Stream.concat(plain, extended)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList(),
                orNull(text(address.field("city"))),
                orNull(text(address.field("districtOrCounty"))),
                orNull(text(address.field("stateOrRegion"))),
                orNull(text(address.field("postalCode"))),
                orNull(text(address.field("countryCode"))),
                orNull(text(address.field("phone"))));
    }

    private AddressReader() {}
}
