package dev.tacit.detect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * The telephone numbering plans of all countries: how long a national number may be that begins with certain two digits.
 * Read once from {@code phone-plans.txt}, which says where the facts come from. Immutable and thread-safe.
 *
 * @see "ITU-T E.164"
 */
final class PhonePlans {
    private static final Map<String, Plan> BY_REGION = new HashMap<>();

    /** For each calling code, what any of its territories allows. */
    private static final Plan[] BY_CODE = new Plan[1000];

    static {
        rows().forEach(PhonePlans::add);
    }

    private PhonePlans() {}

    /** One territory's plan, or that of all territories of a calling code. */
    static final class Plan {
        private final String trunk;
        private final int[] lengths = new int[100];
        private int allLengths;

        private Plan(String trunk) {
            this.trunk = trunk;
        }

        /** Returns what is dialed before a national number inside the country: {@code 0}; may be empty. */
        String trunk() {
            return trunk;
        }

        /** Tells whether a national number of this length may begin with these two digits. */
        boolean allows(int firstTwo, int length) {
            return length < Integer.SIZE && (lengths[firstTwo] & 1 << length) != 0;
        }

        private void allow(String group) {
            StringTokenizer words = new StringTokenizer(group, ":,");
            String beginnings = words.nextToken();
            while (words.hasMoreTokens()) {
                String some = words.nextToken();
                int bits = (2 << last(some)) - (1 << first(some));
                for (int two = first(beginnings); two <= last(beginnings); two++) {
                    lengths[two] |= bits;
                    allLengths |= bits;
                }
            }
        }

        private static int first(String range) {
            return Integer.parseInt(new StringTokenizer(range, "-").nextToken());
        }

        private static int last(String range) {
            return Integer.parseInt(range.substring(range.indexOf('-') + 1));
        }
    }

    /** Returns the plan of a country, if there is one. */
    static Optional<Plan> ofRegion(String region) {
        return Optional.ofNullable(BY_REGION.get(region));
    }

    /** Tells whether this is a calling code. No code begins with another. */
    static boolean isCode(int code) {
        return BY_CODE[code] != null;
    }

    /** Tells whether a national number of this length may follow this calling code and begin with these two digits. */
    static boolean allows(int code, int firstTwo, int length) {
        return BY_CODE[code].allows(firstTwo, length);
    }

    /** Tells whether any number that follows this calling code has this length. */
    static boolean allows(int code, int length) {
        return (BY_CODE[code].allLengths & 1 << length) != 0;
    }

    /** Tells whether some national number that follows this calling code begins with 0, which elsewhere is a trunk prefix. */
    static boolean beginWithZero(int code) {
        for (int two = 0; two < 10; two++) {
            if (BY_CODE[code].lengths[two] != 0) {
                return true;
            }
        }
        return false;
    }

    private static void add(String row) {
        StringTokenizer words = new StringTokenizer(row);
        String region = words.nextToken();
        int code = Integer.parseInt(words.nextToken());
        String trunk = words.nextToken();
        Plan own = new Plan(trunk.equals("-") ? "" : trunk);
        BY_CODE[code] = Objects.requireNonNullElseGet(BY_CODE[code], () -> new Plan(""));
        while (words.hasMoreTokens()) {
            String group = words.nextToken();
            own.allow(group);
            BY_CODE[code].allow(group);
        }
        BY_REGION.put(region, own);
    }

    private static List<String> rows() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PhonePlans.class.getResourceAsStream("phone-plans.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
