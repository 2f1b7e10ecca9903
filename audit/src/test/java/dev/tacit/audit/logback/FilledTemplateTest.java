package dev.tacit.audit.logback;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.audit.logback.LogbackFixture.Sink;
import dev.tacit.audit.logback.Template.Hides;
import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.audit.scrub.Shop;
import dev.tacit.detect.Finding;
import dev.tacit.detect.PersonalDataScanner;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.MessageFormatter;

class FilledTemplateTest {
    private final LogbackFixture logback = new LogbackFixture();
    private final Sink sink = logback.sink("SINK");

    @Property
    void templateWithoutEscapes_isFilledAsSlf4jDoes(
            @ForAll("templates") String template, @ForAll("arguments") List<Object> arguments) {
        String text = MessageFormatter.arrayFormat(template, arguments.toArray(), null)
                .getMessage();
        Template known = new Template(1, template, Hides.NOTHING);
        assertThat(known.fill(arguments.toArray())).isEqualTo(text);
        assertThat(FilledTemplate.of(known, arguments.toArray(), text.length())).isNotNull();
    }

    @Provide
    Arbitrary<String> templates() {
        return Arbitraries.of("{}", "{", "}", " ", "to ", "{} of {}", "")
                .list()
                .ofMaxSize(8)
                .map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<List<Object>> arguments() {
        return Arbitraries.<Object>of("ann@x.org", "", "{}", 7, 1234567890123L, true, 'c', 2.5)
                .list()
                .ofMaxSize(6);
    }

    @Test
    void templateWithEscapesAndTextOfAnotherLength_areNotTold() {
        assertThat(filled("\\{} {}", 3, "a")).isNull();
        assertThat(filled("{}", 7, "a")).isNull();
    }

    private static @Nullable FilledTemplate filled(String template, int chars, Object... arguments) {
        return FilledTemplate.of(new Template(1, template, Hides.NOTHING), arguments, chars);
    }

    @Test
    void findingAcrossArgumentsOrTemplate_liesWithinNone() {
        FilledTemplate filled = requireNonNull(filled("to {}@{} now", 16, "ann", "x.org"));
        assertThat(filled.holdsWithinArguments(List.of(finding(3, 6), finding(7, 12))))
                .isTrue();
        assertThat(filled.holdsWithinArguments(List.of(finding(3, 12)))).isFalse();
        assertThat(filled.holdsWithinArguments(List.of(finding(3, 7)))).isFalse();
        assertThat(filled.holdsWithinArguments(List.of(finding(12, 16)))).isFalse();
    }

    private static Finding finding(int start, int end) {
        return new Finding(start, end, "email-address");
    }

    @Test
    void argument_isReplacedWhereItsFindingIs() {
        Scrubbing.install(logback.context, Shop.schemas());
        logback.log.info("{} wrote to {} from {} in {} ms", "a bot", "Bo <bo@x.org>, ann@x.org", "192.0.2.7", 12);
        assertThat(sink.line()).isEqualTo("a bot wrote to Bo <<email>>, <email> from <ip> in 12 ms");
        assertThat(sink.last().getMessage()).isEqualTo("{} wrote to {} from {} in {} ms");
        assertThat(sink.last().getArgumentArray()).containsExactly("a bot", "Bo <<email>>, <email>", "<ip>", 12);
    }

    @Test
    void replacementsThatMakeAFindingTogether_leaveTheWholeTextOnly() {
        Scrubber odd = Scrubber.withLabels(Shop.schemas()).scanningWith(text -> {
            String seen = text.toString();
            return seen.contains("<ip> <ip>")
                    ? List.of(new Finding(seen.indexOf("<ip> <ip>"), seen.indexOf("<ip> <ip>") + 9, "email-address"))
                    : PersonalDataScanner.standard().scan(seen);
        });
        Scrubbing.install(logback.context, odd);
        logback.log.info("from {} {}", "192.0.2.7", "192.0.2.8");
        assertThat(sink.line()).isEqualTo("from <email>");
        assertThat(sink.last().getArgumentArray()).isNull();
    }
}
