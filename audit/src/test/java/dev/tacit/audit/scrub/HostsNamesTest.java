package dev.tacit.audit.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.category.Categories;
import dev.tacit.detect.PersonalDataScanner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Names that the host's own scanner knows: in texts, of MDC entries, of pairs and of a map's entries. */
class HostsNamesTest {
    private final Scrubber scrubber = Scrubber.withLabels(Shop.schemas())
            .scanningWith(PersonalDataScanner.builder()
                    .names(Categories.PERSON_NAME, "guestLine")
                    .nobodysNames("customerName")
                    .build());

    @Test
    void nameThatTheHostAdds_countsWhereverAValueHasAName() {
        assertThat(scrubber.isNobodys("guest_line")).isFalse();
        assertThat(scrubber.named("guestLine", "Annabel Lee")).isEqualTo("<name>");
        assertThat(scrubber.value(Map.of("guestLine", "Annabel Lee"))).isEqualTo("{guestLine=<name>}");
        assertThat(scrubber.text("guestLine=Annabel")).isEqualTo("guestLine=<name>");
    }

    @Test
    void nameThatTheHostTakesAway_countsNoMore() {
        assertThat(scrubber.isNobodys("customerName")).isTrue();
        assertThat(scrubber.named("customerName", "Annabel Lee")).isEqualTo("Annabel Lee");
    }

    @Test
    void scannerWrittenByTheHost_mayKnowNamesOfItsOwn() {
        Scrubber own = scrubber.scanningWith(new TextScanner() {
            @Override
            public List<dev.tacit.detect.Finding> scan(CharSequence text) {
                return List.of();
            }

            @Override
            public Optional<String> categoryOfName(String name) {
                return name.startsWith("guest") ? Optional.of(Categories.PERSON_NAME) : Optional.empty();
            }
        });
        assertThat(own.named("guest7", "Annabel Lee")).isEqualTo("<name>");
        assertThat(own.named("customerName", "Annabel Lee")).isEqualTo("Annabel Lee");
    }
}
