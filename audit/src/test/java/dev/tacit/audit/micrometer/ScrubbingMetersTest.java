package dev.tacit.audit.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.category.Catalog;
import dev.tacit.category.Categories;
import dev.tacit.schema.Schemas;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class ScrubbingMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Scrubber scrubber = Scrubber.withLabels(Schemas.annotated());

    @Test
    void counters_areMeters() {
        ScrubbingMeters.of(scrubber.counters(), Catalog.standard()).bindTo(registry);
        assertThat(scrubber.text("ann@x.org and bob@x.org")).isEqualTo("<email> and <email>");
        assertThat(registry.get("tacit.log.values.replaced")
                        .tag("category", Categories.EMAIL_ADDRESS)
                        .functionCounter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("tacit.log.values.hidden").functionCounter().count())
                .isZero();
        assertThat(registry.get("tacit.log.events.withheld").functionCounter().count())
                .isZero();
    }

    @Test
    void noMeter_holdsAValue() {
        ScrubbingMeters.of(scrubber.counters(), Catalog.standard()).bindTo(registry);
        assertThat(scrubber.text("ann@x.org")).isEqualTo("<email>");
        assertThat(registry.getMeters()).extracting(Meter::getId).asString().doesNotContain("ann");
    }
}
