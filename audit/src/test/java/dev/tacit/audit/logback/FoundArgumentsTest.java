package dev.tacit.audit.logback;

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

class FoundArgumentsTest {
    private final LogbackFixture logback = new LogbackFixture();
    private final Sink sink = logback.sink("SINK");

    @Property
    void templateWithoutEscapes_isFilledAsSlf4jDoes(
            @ForAll("templates") String template, @ForAll("arguments") List<Object> arguments) {
        String text = MessageFormatter.arrayFormat(template, arguments.toArray(), null)
                .getMessage();
        Template known = new Template(1, template, Hides.NOTHING);
        assertThat(known.fill(arguments.toArray())).isEqualTo(text);
        assertThat(FoundArguments.of(known, arguments.toArray(), text.length(), List.of()))
                .isNotNull();
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
        return Arbitraries.<Object>of("ann@x.org", "", "{}", 7, 1234567890123L, true, 'c', 2.5, Long.MIN_VALUE)
                .injectNull(0.1)
                .list()
                .ofMaxSize(6);
    }

    @Test
    void templateWithEscapesAndTextOfAnotherLength_areNotTold() {
        Template escaped = new Template(1, "\\{} {}", Hides.NOTHING);
        Template plain = new Template(2, "{}", Hides.NOTHING);
        assertThat(FoundArguments.of(escaped, new Object[] {"a"}, 3, List.of())).isNull();
        assertThat(FoundArguments.of(plain, new Object[] {"a"}, 7, List.of())).isNull();
    }

    @Test
    void findingAcrossArgumentsOrTemplate_liesWithinNone() {
        assertThat(found(finding(3, 6), finding(7, 12))).isNotNull();
        assertThat(found(finding(3, 12))).isNull();
        assertThat(found(finding(3, 7))).isNull();
        assertThat(found(finding(12, 16))).isNull();
    }

    private static @Nullable FoundArguments found(Finding... findings) {
        Template template = new Template(1, "to {}@{} now", Hides.NOTHING);
        return FoundArguments.of(template, new Object[] {"ann", "x.org"}, 16, List.of(findings));
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
