package dev.tacit.processor.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * How well names tell personal data: measured on member names of public schemas, of which one half was kept aside. The
 * half is decided by a hash of the name alone, so that one name, however it is spelled and wherever it occurs, is in one
 * half. Whoever tunes the dictionary reads the other half's misses only, which this prints.
 */
class NameCheckTest {
    private static final List<Sample> SAMPLES = read();

    /** One member, and the truth about it. */
    private record Sample(String source, String owner, String member, boolean personal) {
        boolean suspected() {
            return PersonalNames.suspect(owner, member).isPresent();
        }

        boolean keptAside() {
            String letters = member.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(letters.getBytes(StandardCharsets.UTF_8));
                return (hash[0] & 1) == 1;
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What came out over some samples. */
    private record Measure(long hits, long falseAlarms, long misses, long quiet) {
        static Measure of(List<Sample> samples) {
            return new Measure(
                    count(samples, s -> s.personal() && s.suspected()),
                    count(samples, s -> !s.personal() && s.suspected()),
                    count(samples, s -> s.personal() && !s.suspected()),
                    count(samples, s -> !s.personal() && !s.suspected()));
        }

        private static long count(List<Sample> samples, Predicate<Sample> which) {
            return samples.stream().filter(which).count();
        }

        double precision() {
            return (double) hits / (hits + falseAlarms);
        }

        double recall() {
            return (double) hits / (hits + misses);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "precision %.3f, recall %.3f (%d personal names found, %d missed, %d false alarms, %d rightly quiet)",
                    precision(),
                    recall(),
                    hits,
                    misses,
                    falseAlarms,
                    quiet);
        }
    }

    @Test
    void namesKeptAside_areToldApartWithPrecisionAndRecallOf95Percent() {
        Measure keptAside = Measure.of(half(true));
        System.out.println("TACIT001, half kept aside: " + keptAside);

        assertThat(keptAside.precision()).isGreaterThanOrEqualTo(0.95);
        assertThat(keptAside.recall()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void namesForTuning_areMeasuredToo() {
        List<Sample> tuning = half(false);
        System.out.println("TACIT001, half for tuning: " + Measure.of(tuning));
        tuning.stream()
                .filter(sample -> sample.personal() != sample.suspected())
                .forEach(sample -> System.out.println("  " + (sample.personal() ? "missed " : "false alarm ")
                        + sample.owner() + "." + sample.member()));

        assertThat(Measure.of(tuning).precision()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void corpus_hasAtLeast400NamesOfManySources() {
        assertThat(SAMPLES).hasSizeGreaterThan(400);
        assertThat(SAMPLES.stream().map(Sample::source).distinct()).hasSizeGreaterThan(20);
        assertThat(half(true)).hasSizeBetween(SAMPLES.size() * 2 / 5, SAMPLES.size() * 3 / 5);
    }

    private static List<Sample> half(boolean keptAside) {
        return SAMPLES.stream()
                .filter(sample -> sample.keptAside() == keptAside)
                .toList();
    }

    private static List<Sample> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(NameCheckTest.class.getResourceAsStream("member-names.tsv")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(part -> new Sample(part[0], part[1], part[2], part[3].equals("personal")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
