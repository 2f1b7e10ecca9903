package dev.tacit.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * People who do not exist: the same seed gives the same people, on every machine and in every release with the same first
 * digit. They have names in ten scripts, addresses in seven countries, and nothing that could reach anybody: domains are
 * reserved for examples (RFC 2606), telephone numbers for fiction, IP addresses for documentation (RFC 5737, RFC 3849),
 * and the cities are not on any map.
 *
 * <p>Immutable and thread-safe.
 */
public final class InventedPeople {
    private static final List<String> DOMAINS = List.of("example.org", "example.com", "example.net", "mail.example");
    private static final LocalDate FIRST_BIRTHDAY = LocalDate.of(1940, 1, 1);
    private static final int BIRTHDAYS = 24_106; // to the end of 2005
    private static final Instant FIRST_ORDER = Instant.parse("2026-01-01T00:00:00Z");

    private final long seed;

    private InventedPeople(long seed) {
        this.seed = seed;
    }

    /** Returns the people of this seed. */
    public static InventedPeople seed(long seed) {
        return new InventedPeople(seed);
    }

    /** Returns so many people; those of a smaller number are the first of a larger. */
    public List<InventedPerson> people(int count) {
        return IntStream.range(0, count).mapToObj(this::person).toList();
    }

    /** Returns the person at this index; two indexes give two people. */
    public InventedPerson person(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("an index is 0 or more");
        }
        Random random = randomOf(index, 0);
        InventedName name = InventedName.of(random);
        InventedHome home = InventedHome.of(random);
        return new InventedPerson(
                new UUID(random.nextLong(), index),
                name.written(),
                name.ascii().toLowerCase(Locale.ROOT) + "." + index + "@" + DOMAINS.get(random.nextInt(DOMAINS.size())),
                home.phone(random),
                home.address(random),
                FIRST_BIRTHDAY.plusDays(random.nextInt(BIRTHDAYS)),
                ipAddress(random));
    }

    /** Returns so many orders of this person, the oldest first. */
    public List<InventedOrder> ordersOf(InventedPerson person, int count) {
        Random random = randomOf(person.id().getLeastSignificantBits(), 1);
        return Stream.iterate(FIRST_ORDER, at -> at.plus(Duration.ofHours(1 + random.nextInt(500))))
                .limit(count)
                .map(fulfilledAt -> order(person, fulfilledAt, random))
                .toList();
    }

    private static InventedOrder order(InventedPerson person, Instant fulfilledAt, Random random) {
        return new InventedOrder(
                "inv-%016x".formatted(random.nextLong()),
                person.id(),
                person.name(),
                person.email(),
                person.address(),
                "For " + InventedName.of(random).written(),
                fulfilledAt,
                "sku-" + random.nextInt(1_000));
    }

    /** RFC 5737 and RFC 3849: nobody's addresses. */
    private static String ipAddress(Random random) {
        int host = 1 + random.nextInt(254);
        return switch (random.nextInt(4)) {
            case 0 -> "192.0.2." + host;
            case 1 -> "198.51.100." + host;
            case 2 -> "203.0.113." + host;
            default -> "2001:db8::" + Integer.toHexString(host);
        };
    }

    /** The algorithm of {@link Random} is fixed by its specification. */
    private Random randomOf(long index, int purpose) {
        return new Random(seed * 0x9E3779B97F4A7C15L + index * 31 + purpose);
    }
}
