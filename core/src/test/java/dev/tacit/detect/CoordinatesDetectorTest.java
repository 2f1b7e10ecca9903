package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoordinatesDetectorTest {
    /** The marks of 64 characters stand in one word, and the comma may be the first of the next. */
    @Test
    void coordinatesAtAnyPlace_areFound() {
        for (int place = 0; place < 140; place++) {
            String before = "x ".repeat(70).substring(0, place) + " gps ";
            assertThat(Labels.scrub(before + "8.85, 2.35 now")).isEqualTo(before + "<location> now");
        }
    }

    @Test
    void aCommaBehindADirection_joinsToo() {
        assertThat(Labels.scrub("48.8566\u00b0 N, 2.3522\u00b0 E")).isEqualTo("<location>");
        assertThat(Labels.scrub("48.8566N,2.3522E")).isEqualTo("<location>");
    }
}
