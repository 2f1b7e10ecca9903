package dev.tacit.audit.logback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.annotation.Sensitivity;
import dev.tacit.audit.logback.KnownShapes.Verdict;
import dev.tacit.audit.logback.LogbackFixture.Sink;
import dev.tacit.audit.scrub.FakeTokenKeys;
import dev.tacit.audit.scrub.Replacement;
import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.audit.scrub.Shop;
import dev.tacit.audit.scrub.TextScanner;
import dev.tacit.category.Categories;
import dev.tacit.detect.Finding;
import dev.tacit.detect.PersonalDataScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Events that come again with other numbers need not be scanned again, and never show more for it. */
class MessageShapesTest {
    private static final String[] TEMPLATES = {
        "took {} ms",
        "{}",
        "{} {}",
        "{}{}",
        "{}-{}-{}",
        "{}.{}.{}.{}",
        "user_{} in {}",
        "tel {} of {}",
        "login of {} from {}",
        "id={}, zip: {}",
        "<a>{}</a> {}",
        "\"name\":\"{}\", \"n\":{}",
        "\\{} {} at {}",
        "{}0000{}",
        "no placeholder"
    };

    /** Of which most events hold something, in one place or another. */
    private static final String[] PERSONAL_TEMPLATES = {
        "login of {} from {}",
        "order {} confirmed to {}",
        "call {} {}",
        "call {}, then {}",
        "call {} extension {}",
        "\"buyer\":\"{}\",\"order\":\"{}\"",
        "user {} as {}",
        "card {} ends with {}",
        "account {} {} {} of",
        "[2001:db8::{}] closed after {} requests",
        "ref {} per {} now",
        "from {} about {}"
    };

    private final LogbackFixture withShapes = new LogbackFixture();
    private final LogbackFixture without = new LogbackFixture();
    private final Sink shaped = withShapes.sink("SINK");
    private final Sink plain = without.sink("SINK");

    @Property(tries = 200)
    void eventsThatComeAgain_areWrittenAsIfTheyWereTheFirst(
            @ForAll Random random, @ForAll boolean tokens, @ForAll boolean dropped) {
        install(tokens, dropped);
        for (int i = 0; i < 100; i++) {
            writeToBoth(TEMPLATES[random.nextInt(TEMPLATES.length)], arguments(random), argument(random));
        }
    }

    @Property(tries = 200)
    void eventsWithSomebodysValues_areWrittenAsIfTheyWereTheFirst(
            @ForAll Random random, @ForAll boolean tokens, @ForAll boolean dropped) {
        install(tokens, dropped);
        for (int i = 0; i < 10; i++) {
            String template = PERSONAL_TEMPLATES[random.nextInt(PERSONAL_TEMPLATES.length)];
            int kind = random.nextInt(PERSONAL.length);
            int other = random.nextInt(PERSONAL.length);
            for (int j = 0; j < 30; j++) {
                Object first = random.nextInt(8) == 0 ? argument(random) : personal(kind, random);
                Object second = random.nextInt(8) == 0 ? argument(random) : personal(other, random);
                writeToBoth(template, new Object[] {first, second}, 1);
            }
        }
    }

    private void install(boolean tokens, boolean dropped) {
        Scrubber scrubber = tokens
                ? Scrubber.withTokens(Shop.schemas(), new FakeTokenKeys("k3"))
                : Scrubber.withLabels(Shop.schemas());
        if (dropped) {
            scrubber = scrubber.showing(Sensitivity.PERSONAL, Replacement.DROP)
                    .showing(Sensitivity.SENSITIVE, Replacement.DROP)
                    .showing(Categories.PAYMENT_CARD, Replacement.LAST_FOUR);
        }
        Scrubbing.install(withShapes.context, scrubber);
        Scrubbing.install(
                without.context,
                scrubber.scanningWith(text -> PersonalDataScanner.standard().scan(text)));
    }

    private void writeToBoth(String template, Object[] arguments, Object value) {
        withShapes.log.atInfo().addKeyValue("n", value).log(template, arguments);
        without.log.atInfo().addKeyValue("n", value).log(template, arguments);
        assertThat(shaped.line()).as(template).isEqualTo(plain.line());
        assertThat(shaped.last().getMessage()).isEqualTo(plain.last().getMessage());
        assertThat(shaped.last().getArgumentArray()).isEqualTo(plain.last().getArgumentArray());
        assertThat(shaped.last().getKeyValuePairs())
                .hasToString(plain.last().getKeyValuePairs().toString());
    }

    /** Values and halves of values: a digit is written where an x stands. */
    private static final String[] PERSONAL = {
        "annx@x.org",
        "phone@x.org",
        "x@passport.org",
        "SSN@X.ORG",
        "046 454 xxx",
        "111222xxx",
        "1234567xxx",
        "203.0.113.x",
        "203.0.113.x:80x",
        "+1 202-555-0xxx",
        "+1 202-555",
        "(202) 555-0xxx",
        "0xxx",
        "4111 1111 1111 1xxx",
        "4111 1111",
        "DE89 3704 0044 0532 0130 xx",
        "DE89 3704 0044",
        "0532 0130 00",
        "2001:db8::x",
        "x",
        "xxxx-xx",
        "order-x"
    };

    private static Object personal(int kind, Random random) {
        StringBuilder value = new StringBuilder();
        PERSONAL[kind]
                .chars()
                .forEach(c -> value.append(
                        c == 'x' && random.nextInt(64) > 0 ? (char) ('0' + random.nextInt(10)) : (char) c));
        return value.toString();
    }

    private static Object[] arguments(Random random) {
        Object[] arguments = new Object[random.nextInt(5)];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = argument(random);
        }
        return arguments;
    }

    private static Object argument(Random random) {
        int number = random.nextInt((int) Math.pow(10, 1 + random.nextInt(8)));
        return switch (random.nextInt(16)) {
            case 0 -> "203.0.113." + random.nextInt(300);
            case 1 -> "ann" + random.nextInt(20) + "@x.org";
            case 2 -> 4111111111111000L + random.nextInt(1000);
            case 3 -> Integer.toString(number);
            case 4 -> -number;
            case 5 -> random.nextBoolean();
            case 6 -> "worker-" + number;
            case 7 -> (random.nextBoolean() ? "tel " : "max ") + (1_000_000 + number % 1_000_000);
            case 8 -> 2.5;
            case 9 -> String.format(Locale.ROOT, "%0" + (2 + random.nextInt(14)) + "d", number);
            case 10 -> "902-" + (1_000_000 + number % 1_000_000) + "-" + (1_000_000 + 31L * number % 1_000_000);
            case 11 -> (random.nextBoolean() ? 1_700_000_000_000L : 7_560_000_000_000L) + number;
            case 13 -> new UUID(random.nextLong(), random.nextLong());
            case 14 -> new UUID(random.nextLong(), random.nextLong()).toString();
            case 12 -> "0x" + Integer.toHexString(number);
            default -> number;
        };
    }

    @Test
    void eventWithOtherNumbers_isNotScannedAgain() {
        Counting scanner = new Counting();
        Scrubbing.install(
                withShapes.context, Scrubber.withLabels(Shop.schemas()).scanningWith(scanner));
        withShapes.log.info("took {} ms for {} in {}", 12, "ab-1", true);
        withShapes.log.info("took {} ms for {} in {}", 13, "ab-2", true);
        int scans = scanner.scans.get();
        withShapes.log.info("took {} ms for {} in {}", 97, "ab-7", true);
        assertThat(scanner.scans).hasValue(scans);
        withShapes.log.info("took {} ms for {} in {}", 123, "ab-7", true);
        assertThat(scanner.scans).hasValueGreaterThan(scans);
    }

    @Test
    void pairWithAnotherNumber_isNotScannedAgain() {
        Counting scanner = new Counting();
        Scrubbing.install(
                withShapes.context, Scrubber.withLabels(Shop.schemas()).scanningWith(scanner));
        for (String value : List.of("ab-12", "ab-34")) {
            withShapes.log.atInfo().addKeyValue("batch", value).log("done");
        }
        int scans = scanner.scans.get();
        int quietScans = scanner.quietScans.get();
        withShapes.log.atInfo().addKeyValue("batch", "ab-56").log("done");
        assertThat(scanner.scans).hasValue(scans);
        assertThat(scanner.quietScans).hasValue(quietScans);
        withShapes.log.atInfo().addKeyValue("batch", "ab-567").log("done");
        assertThat(scanner.quietScans).hasValueGreaterThan(quietScans);
    }

    @Test
    void eventWithAnotherUuid_isNotScannedAgain() {
        Counting scanner = new Counting();
        Scrubbing.install(
                withShapes.context, Scrubber.withLabels(Shop.schemas()).scanningWith(scanner));
        Random random = new Random(1);
        for (int i = 0; i < 2; i++) {
            withShapes.log.info("request {} in {} ms", new UUID(random.nextLong(), random.nextLong()), 12);
            withShapes.log.info("request {} in {} ms", new UUID(random.nextLong(), random.nextLong()).toString(), 12);
        }
        int scans = scanner.scans.get();
        withShapes.log.info("request {} in {} ms", new UUID(random.nextLong(), random.nextLong()), 97);
        withShapes.log.info("request {} in {} ms", "0a1b2c3d-1a2b-3c4d-8e5f-112233445566", 97);
        assertThat(scanner.scans).hasValue(scans);
        withShapes.log.info("request {} in {} ms", "0a1b2c3d-1a2b-3c4d-8e5f-11223344556x", 97);
        assertThat(scanner.scans).hasValueGreaterThan(scans);
    }

    @Test
    void digitsThatGoOnBehindAnArgument_areLookedAtTogether() {
        Scrubbing.install(withShapes.context, Shop.schemas());
        String insured = LongStream.range(756_000_000_000L, 756_000_001_000L)
                .mapToObj(Long::toString)
                .filter(digits -> PersonalDataScanner.standard().findsAnything(digits + 5))
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < 3; i++) {
            withShapes.log.info("number {}5", "123456789012");
            assertThat(shaped.line()).isEqualTo("number 1234567890125");
        }
        withShapes.log.info("number {}5", insured);
        assertThat(shaped.line()).isEqualTo("number <national-id>");
    }

    @Test
    void lineInWhichAFindingWasReplaced_isNotScannedAgainWithAnotherPerson() {
        Counting scanner = new Counting();
        Scrubber scrubber = Scrubber.withTokens(Shop.schemas(), new FakeTokenKeys("k3"));
        Scrubbing.install(withShapes.context, scrubber.scanningWith(scanner));
        withShapes.log.info("login of {} in {} ms", "ann@x.org", 12);
        withShapes.log.info("login of {} in {} ms", "bob@x.org", 12);
        int scans = scanner.scans.get();
        withShapes.log.info("login of {} in {} ms", "ann@x.org", 97);
        assertThat(scanner.scans).hasValue(scans + 1);
        assertThat(shaped.line()).matches("login of <email:k3\\.[A-Z2-7]{16}> in 97 ms");
    }

    /** Of a template of which every line holds somebody's values, they alone are. */
    @Test
    void argumentsThatAreFoundInEachLine_areScannedByThemselves() {
        Counting scanner = new Counting();
        Scrubbing.install(
                withShapes.context, Scrubber.withLabels(Shop.schemas()).scanningWith(scanner));
        for (String person : List.of("ann", "bob", "carla", "dora", "eve", "fred")) {
            withShapes.log.info("sent to {} within {} ms", person + "@x.org", 12);
        }
        scanner.scanned.clear();
        withShapes.log.info("sent to {} within {} ms", "gina@y.example", 97);
        assertThat(scanner.scanned).containsExactly("gina@y.example");
        assertThat(shaped.line()).isEqualTo("sent to <email> within 97 ms");
        scanner.scanned.clear();
        withShapes.log.info("sent to {} within {} ms", "gina@y.example", 34);
        assertThat(scanner.scanned).isEmpty();
        assertThat(shaped.line()).isEqualTo("sent to <email> within 34 ms");
        withShapes.log.info("sent to {} within {} ms", "gina@y.example", 123);
        assertThat(scanner.scanned).contains("sent to gina@y.example within 123 ms");
        withShapes.log.info("sent to {} within {} ms", "nobody", 97);
        assertThat(shaped.line()).isEqualTo("sent to nobody within 97 ms");
    }

    /** A number of a card's length is one card in ten. */
    @Test
    void lineOfWhichOtherDigitsWouldBeFound_isScannedEachTime() {
        Scrubbing.install(withShapes.context, Shop.schemas());
        for (int i = 0; i < 8; i++) {
            withShapes.log.info("sent to {} about {}", "ann@x.org", "4111 1111 1111 1112");
            assertThat(shaped.line()).isEqualTo("sent to <email> about 4111 1111 1111 1112");
        }
        withShapes.log.info("sent to {} about {}", "ann@x.org", "4111 1111 1111 1111");
        assertThat(shaped.line()).isEqualTo("sent to <email> about <card>");
    }

    /** The same phone number, with an extension or not. */
    @Test
    void numberThatGoesOnInAnotherArgument_isReplacedAsAWhole() {
        Scrubbing.install(withShapes.context, Shop.schemas());
        for (int i = 0; i < 8; i++) {
            withShapes.log.info("call {} extension {}", "+1 202-555-0143", "none");
            assertThat(shaped.line()).isEqualTo("call <phone> extension none");
        }
        for (int i = 0; i < 8; i++) {
            withShapes.log.info("call {} extension {}", "ann@x.org", "4111");
            withShapes.log.info("call {} extension {}", "+1 202-555-0143", "4111");
            assertThat(shaped.line()).doesNotContain("4111");
        }
    }

    /** In the other argument stands the word for it. */
    @Test
    void numberBeforeAnAddressThatSaysWhatItIs_isFound() {
        Scrubbing.install(withShapes.context, Shop.schemas());
        for (String template : List.of("ref {} per {} now", "{\"ref\":\"{}\",\"mail\":\"{}\"}")) {
            for (int i = 0; i < 8; i++) {
                withShapes.log.info(template, "046 454 286", "ann@x.org");
                assertThat(shaped.line()).contains("046 454 286").contains("<email>");
            }
            for (String address : List.of("phone@x.org", "sin@x.org", "x@passport.org")) {
                withShapes.log.info(template, "046 454 286", address);
                assertThat(shaped.line()).doesNotContain("046 454 286");
            }
        }
    }

    @Test
    void scannerThatKnowsNothingOfDigits_isAskedEachTime() {
        Scrubber own = Scrubber.withLabels(Shop.schemas())
                .scanningWith(text -> text.toString().endsWith("13")
                        ? List.of(new Finding(text.length() - 2, text.length(), "person-name"))
                        : List.of());
        Scrubbing.install(withShapes.context, own);
        withShapes.log.info("took {}", 12);
        withShapes.log.info("took {}", 13);
        assertThat(shaped.line()).isEqualTo("took <name>");
    }

    @Test
    void templateWhoseArgumentsAreNewEachTime_isGivenUp() {
        Counting scanner = new Counting();
        Scrubbing.install(
                withShapes.context, Scrubber.withLabels(Shop.schemas()).scanningWith(scanner));
        for (int i = 0; i < 2000; i++) {
            withShapes.log.info(
                    "session {}", Integer.toString(i, 2).replace('1', 'a').replace('0', 'b'));
        }
        int quietScans = scanner.quietScans.get();
        withShapes.log.info("session {}", "c");
        assertThat(scanner.quietScans).hasValue(quietScans);
    }

    @Test
    void moreShapesThanAreKept_areForgottenAndNotMistaken() {
        KnownShapes shapes = new KnownShapes();
        for (long shape = 2; shape < 20_000; shape += 2) {
            shapes.keep(shape, shape % 4 == 0);
            assertThat(shapes.of(shape)).isEqualTo(shape % 4 == 0 ? Verdict.QUIET : Verdict.LOUD);
            assertThat(shapes.of(shape + 1)).isEqualTo(Verdict.UNKNOWN);
        }
        assertThat(shapes.of(2)).isEqualTo(Verdict.UNKNOWN);
    }

    private static final class Counting implements TextScanner {
        private final PersonalDataScanner scanner = PersonalDataScanner.standard();
        private final AtomicInteger scans = new AtomicInteger();
        private final List<String> scanned = new ArrayList<>();
        private final AtomicInteger quietScans = new AtomicInteger();

        @Override
        public List<Finding> scan(CharSequence text) {
            scans.incrementAndGet();
            scanned.add(text.toString());
            return scanner.scan(text);
        }

        @Override
        public boolean isQuiet(CharSequence text) {
            quietScans.incrementAndGet();
            return scanner.isQuiet(text);
        }
    }
}
