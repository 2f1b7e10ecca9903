package dev.tacit.audit.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.annotation.EmailAddress;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SafeTextTest {
    /** A class whose own text is the safe one. */
    record Account(String id, @EmailAddress String email) {
        @Override
        public String toString() {
            return SafeText.of(this);
        }
    }

    /** Nothing is classified, so its text must not be asked for again. */
    record Plain(int number, String note) {
        @Override
        public String toString() {
            return SafeText.of(this);
        }
    }

    record Failing(Object part) {}

    @BeforeAll
    static void openThisPackage() {
        Shop.open();
    }

    @Test
    void toString_showsLabels() {
        assertThat(new Account("7", "ann@x.org")).hasToString("Account[id=7, email=<email>]");
        assertThat("" + List.of(new Account("7", "ann@x.org"))).isEqualTo("[Account[id=7, email=<email>]]");
    }

    @Test
    void toStringOfAnUnclassifiedClass_doesNotCallItself() {
        assertThat(new Plain(1, "call ann@x.org")).hasToString("Plain[number=1, note=call <email>]");
    }

    @Test
    void anyValue_hasAText() {
        assertThat(SafeText.of(null)).isEqualTo("null");
        assertThat(SafeText.of("ann@x.org")).isEqualTo("<email>");
        assertThat(SafeText.of(List.of(1, "x"))).isEqualTo("[1, x]");
    }

    @Test
    void failingPart_withholdsTheText() {
        Object hostile = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("ann@x.org");
            }
        };
        assertThat(SafeText.of(new Failing(hostile))).isEqualTo("<withheld>");
    }
}
