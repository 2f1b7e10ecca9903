package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A text is reused: nothing of the one before may be seen. */
class TextTest {
    private final Text text = new Text();

    @Test
    void shorterText_showsNothingOfTheOneBefore() {
        read("x".repeat(3_000));
        read("ann");
        assertThat(text.at(2)).isEqualTo('n');
        assertNothingFrom(3);
    }

    @Test
    void decodedText_showsNothingOfWhatItWasDecodedFrom() {
        read("a%40%40%40");
        text.decode();
        assertThat(text.part(0, text.length())).isEqualTo("a@@@");
        assertNothingFrom(4);
    }

    @Test
    void forgottenText_showsNothing() {
        read("ann@shop.example");
        text.forget();
        assertNothingFrom(0);
    }

    @Test
    void placesOutsideTheText_holdNothing() {
        read("x".repeat(1_024));
        assertThat(text.at(-1)).isEqualTo(CharClass.NOTHING);
        assertThat(text.at(-Text.MARGIN)).isEqualTo(CharClass.NOTHING);
        assertNothingFrom(1_024);
    }

    private void read(String source) {
        text.read(source, 0, source.length());
    }

    private void assertNothingFrom(int place) {
        for (int i = place; i < place + Text.MARGIN; i++) {
            assertThat(text.at(i)).isEqualTo(CharClass.NOTHING);
        }
    }
}
