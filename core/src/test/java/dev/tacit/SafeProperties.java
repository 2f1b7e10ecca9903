package dev.tacit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SafeProperties {
    @Property
    void aSafeArgument_showsItsNameAndValue(@ForAll long value) {
        assertThat(Safe.of("count", value)).hasToString("count=" + value);
    }

    @Test
    void testsRunOnTheModulePath() {
        assertThat(Safe.class.getModule().getName()).isEqualTo("dev.tacit.core");
    }
}
