package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailDetectorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice@example.org",
                "ALICE@EXAMPLE.ORG",
                "alice.b+shop@mail.example.co.uk",
                "o'brien_77@example.org",
                "_x-1@sub-domain.example.museum",
                "alice@1und1.example.de",
                "alice@163.com",
                "j\u00fcrgen@b\u00fccher.example",
                "\u0438\u0432\u0430\u043d@\u043f\u043e\u0447\u0442\u0430.\u0440\u0444",
                "\u7528\u6237@\u4f8b\u5b50.\u4e2d\u56fd",
                "alice@xn--bcher-kva.xn--p1ai",
                "alice%40example.org",
                "alice%2Bshop%40example.org",
                "a@b.co",
                "alice@example.org-x",
                "r2d2@example.org.uk-mirror.net",
                "marie.o\u0301@example.org"
            })
    void anAddress_isFoundWhole(String address) {
        assertThat(Labels.scrub(address)).isEqualTo("<email-address>");
        assertThat(Labels.scrub("to <" + address + ">, sent")).isEqualTo("to <<email-address>>, sent");
        assertThat(Labels.scrub("{\"to\":\"" + address + "\"}")).isEqualTo("{\"to\":\"<email-address>\"}");
        assertThat(Labels.scrub("to=" + address + "&n=1")).isEqualTo("to=<email-address>&n=1");
        assertThat(Labels.scrub("Mail " + address + ".")).isEqualTo("Mail <email-address>.");
        assertThat(Labels.scrub("mailto:" + address + "?subject=x")).isEqualTo("mailto:<email-address>?subject=x");
        assertThat(Labels.scrub("'" + address + "'")).isEqualTo("'<email-address>'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@alice",
                "alice@",
                "alice@localhost",
                "alice @example.org",
                "a@b.c",
                "a@b..co",
                "root@10.0.0.x1",
                "java.lang.Object@1b6d3586",
                "[QuorumPeer[myid=1]:FastLeaderElection@774]",
                "sun.misc.Launcher$AppClassLoader@18b4aac2",
                "react@18.2.0",
                "react@18.2.0-beta.rc",
                "logo@2x.png",
                "image/icon@3x.WEBP",
                "@Override.public",
                "100%4012",
                "%40example.org",
                "@example.org",
                "<email-address>@example.org"
            })
    void whatIsNoAddress_isLeftAlone(String text) {
        assertThat(Labels.scrub(text)).isEqualTo(text);
    }

    @Test
    void twoAddressesThatRunTogether_areOneFinding() {
        assertThat(Labels.scrub("a@b.co@c.co")).isEqualTo("<email-address>");
        assertThat(Labels.scrub("a@b.co,c@d.co;e@f.co")).isEqualTo("<email-address>,<email-address>;<email-address>");
    }

    @Test
    void anAddressThatBeginsWithAnotherFinding_coversIt() {
        assertThat(Labels.scrub("+441611234567@sms.example.org")).isEqualTo("<email-address>");
        assertThat(Labels.scrub("4111111111111111@example.org")).isEqualTo("<email-address>");
    }

    @Test
    void anAddressLongerThanTheStandardAllows_isStillCovered() {
        assertThat(Labels.scrub("a".repeat(70) + "@" + "b".repeat(300) + ".org"))
                .isEqualTo("<email-address>");
    }
}
