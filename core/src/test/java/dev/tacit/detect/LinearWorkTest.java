package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts how often the scanner looks at a character, which is exact where a stopwatch is not. */
class LinearWorkTest {
    private static final int LOOKS_PER_CHAR = 100;
    private static final int LENGTH = 100_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@",
                "a@",
                "a@b.",
                "@a.b",
                "a",
                "%",
                "%40",
                "a%40",
                "%4",
                "%2B",
                "1",
                "1 ",
                "4111 ",
                "4111-1111-1111-111",
                "4111 111111 ",
                "+",
                "+1",
                "+1 ",
                "+49 1 1 1 1 1 1 ",
                "+1 (0) ",
                "(0)",
                ".",
                "1.",
                "1.1.1.",
                "1.1.1.1",
                "1.1.1.1 ",
                ":",
                "::",
                "a:",
                "1:",
                "aaaa:",
                "1:2:3:4:5:6:7:8 ",
                "2001:db8::1",
                "2001:db8::1 ",
                "-",
                "a-",
                "a.",
                "\u00e9",
                "\ud83d\ude00",
                "\u0301",
                "a@b.co",
                "a@b.co ",
                "+12065550100",
                "'",
                "<>",
                "a@1.1.1",
                "=",
                "name=",
                "name=x",
                "name=\"",
                "name: A ",
                "\"name\":\"",
                "\\\"name\\\":",
                "\\",
                "\\u004",
                "&amp;",
                "&#",
                "%25",
                "<",
                ">",
                "<name>",
                "<name a>",
                "B",
                "Bearer ",
                "-----BEGIN PRIVATE KEY-----",
                "://a:b@",
                "a:b@",
                "eyJ.",
                "eyJabcdefghijklmnopqrstuvwxyz",
                "abcdefghijklmnop-",
                "abcdefghijklmnop.",
                "sk-abcdefghijklmnop1",
                "00:1a:",
                "00:1a:2b:3c:4d:5e:",
                "00-1A-",
                "001a.",
                "A1",
                "A1 ",
                "AB 12 34 56 C ",
                "1234567 ",
                "123 456-789/",
                "(0161) 123 4567 ",
                "tel 1234567 ",
                "12345678 tel ",
                "12345678901 ",
                "\"a\"@",
                "\"a "
            })
    void anyRepetition_isWalkedInLinearTime(String piece) {
        assertLinear(piece.repeat(LENGTH / piece.length()));
        assertLinear("alice@" + piece.repeat(LENGTH / piece.length()));
        assertLinear(piece.repeat(LENGTH / piece.length()) + "@example.org");
        assertLinear("+44 " + piece.repeat(LENGTH / piece.length()) + "::1");
    }

    private static void assertLinear(String text) {
        CountingText counting = new CountingText();
        Scan scan = new Scan(
                PersonalDataScanner.builder().detectors(StandardDetectors.names(Set.of(), Map.of())), counting);
        scan.over(text, (start, end, category) -> {});
        assertThat(counting.looks).isLessThanOrEqualTo((long) LOOKS_PER_CHAR * text.length());
    }

    /** Counts what detectors look at; the marks look at each character once. */
    private static final class CountingText extends Text {
        private long looks;

        @Override
        char at(int index) {
            looks++;
            return super.at(index);
        }
    }
}
