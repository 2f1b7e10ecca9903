package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

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
                "a@1.1.1"
            })
    void anyRepetition_isWalkedInLinearTime(String piece) {
        assertLinear(piece.repeat(LENGTH / piece.length()));
        assertLinear("alice@" + piece.repeat(LENGTH / piece.length()));
        assertLinear(piece.repeat(LENGTH / piece.length()) + "@example.org");
        assertLinear("+44 " + piece.repeat(LENGTH / piece.length()) + "::1");
    }

    private static void assertLinear(String text) {
        CountingText counting = new CountingText(text);
        PersonalDataScanner.standard().scan(counting, (start, end, category) -> {});
        assertThat(counting.looks).isLessThanOrEqualTo((long) LOOKS_PER_CHAR * text.length());
    }

    private static final class CountingText implements CharSequence {
        private final String text;
        private long looks;

        CountingText(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            looks += end - start;
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            throw new AssertionError("the scanner copies its text");
        }
    }
}
