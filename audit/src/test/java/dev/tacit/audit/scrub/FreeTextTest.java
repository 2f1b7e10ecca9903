package dev.tacit.audit.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.detect.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FreeTextTest {
    private final Scrubber labels = Scrubber.withLabels(Shop.schemas());

    @Test
    void textWithoutPersonalData_isReturnedAsItIs() {
        String text = "order 114-1 shipped in 12 ms";
        assertThat(labels.text(text)).isSameAs(text);
        assertThat(labels.isClean(text)).isTrue();
    }

    @Test
    void findings_areReplacedWhereTheyStand() {
        assertThat(labels.text("mail ann@x.org from 192.0.2.7, card 4111 1111 1111 1111."))
                .isEqualTo("mail <email> from <ip>, card <card>.");
    }

    @Test
    void longText_isCutAndSaysByHowMuch() {
        String scrubbed = labels.text("a".repeat(100_000));
        assertThat(scrubbed).hasSizeLessThanOrEqualTo(64 * 1024).endsWith("a[truncated 34592]");
        assertThat(labels.counters().truncated()).isEqualTo(1);
        assertThat(labels.text(scrubbed)).isSameAs(scrubbed);
    }

    @Test
    void valueAcrossTheCut_leavesNoHalf() {
        String shrinking = "b".repeat(300) + "@example.org ";
        for (int before = 65_390; before < 65_560; before++) {
            String value = "annabel@example.org" + " ".repeat(900);
            assertThat(labels.text(" ".repeat(before) + value)).doesNotContain("ann");
            assertThat(labels.text(shrinking + " ".repeat(before - shrinking.length()) + value))
                    .doesNotContain("ann");
        }
    }

    @Test
    void textFullOfFindings_staysBelowTheCap() {
        String scrubbed = labels.text("a@b.cd ".repeat(9_000));
        assertThat(scrubbed).hasSizeLessThanOrEqualTo(64 * 1024).doesNotContain("@");
    }

    @Test
    void lineBreakers_areShownAsEscapes() {
        assertThat(labels.text("a\r\nb\tc\u0085d\u2028e\u001b[31mf\u202eg\0h\ud800i\uffff"))
                .isEqualTo("a\\r\\nb\tc\\u0085d\\u2028e\\u001b[31mf\\u202eg\\u0000h\\ud800i\\uffff");
        assertThat(labels.text("smile \ud83d\ude00")).isEqualTo("smile \ud83d\ude00");
    }

    @Test
    void unknownCategoryOfAHostsScanner_isHiddenAllTheSame() {
        Scrubber own = labels.scanningWith(
                text -> text.toString().startsWith("secret") ? List.of(new Finding(0, 6, "house-number")) : List.of());
        assertThat(own.text("secret!")).isEqualTo("<personal-data>!");
    }

    @Test
    void scannerThatFindsSomethingInEverything_withholdsTheText() {
        Scrubber own = labels.scanningWith(text -> List.of(new Finding(0, 1, "person-name")));
        assertThat(own.text("Ann")).isEqualTo("<withheld>");
    }

    @Property(tries = 1000)
    void scrubbingTwice_changesNothingMore(@ForAll("texts") String text) {
        String once = labels.text(text);
        assertThat(labels.text(once)).isSameAs(once);
        assertThat(labels.isClean(once)).isTrue();
    }

    @Property(tries = 1000)
    void result_isOneLineOfValidUtf8(@ForAll("texts") String text) {
        String scrubbed = labels.text(text);
        assertThat(scrubbed.lines().count()).isLessThanOrEqualTo(1);
        assertThat(new String(scrubbed.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(scrubbed);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(
                "ann@x.org",
                "4111 1111 1111 1111",
                "192.0.2.7",
                "+442079460018",
                "\n",
                "\u2028",
                "\ud800",
                " ",
                "a",
                "7",
                "@",
                ".",
                "<email:k3.AAAABBBBCCCCDDDD>",
                "<card>",
                ":",
                "-",
                "password=hunter2",
                "{}",
                "\\n",
                "[truncated 3]");
        return Arbitraries.oneOf(
                words.list().ofMaxSize(12).map(list -> String.join("", list)),
                Arbitraries.strings().ofMaxLength(60));
    }

    /** Whether an element is one shows at its end, which may lie behind the cut. */
    @Test
    void elementThatBeginsBeforeTheCut_isHiddenWhole() {
        String value = "Annabel of a long name ".repeat(150);
        String text = "x ".repeat((FreeText.MAX_CHARS - 700) / 2) + "<buyerName>" + value + "</buyerName>";
        assertThat(Scrubber.withLabels(Shop.schemas()).text(text))
                .doesNotContain("Annabel")
                .contains("[truncated ");
    }
}
