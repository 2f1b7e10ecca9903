package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacDetectorTest {
    @ParameterizedTest
    @ValueSource(strings = {"00:1a:2b:3c:4d:5e", "00-1A-2B-3C-4D-5E", "001a.2b3c.4d5e", "12:34:56:78:90:12"})
    void anAddress_isFoundWhole(String address) {
        assertThat(Labels.scrub(address)).isEqualTo("<device-id>");
        assertThat(Labels.scrub("link " + address + " up")).isEqualTo("link <device-id> up");
        assertThat(Labels.scrub("dev=" + address + ", up")).isEqualTo("dev=<device-id>, up");
        assertThat(Labels.scrub("{\"dev\":\"" + address + "\"}")).isEqualTo("{\"dev\":\"<device-id>\"}");
        assertThat(Labels.scrub("dev [" + address + "].")).isEqualTo("dev [<device-id>].");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ff:ff:ff:ff:ff:ff",
                "00:00:00:00:00:00",
                "16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48",
                "00:1a:2b:3c:4d",
                "00:1a:2b:3c:4d:5e:6f",
                "00:1a-2b:3c-4d:5e",
                "1234.5678.9012",
                "x00:1a:2b:3c:4d:5e",
                "00:1g:2b:3c:4d:5e",
                "2026-11-22-10-11-12-13"
            })
    void whatIsNoAddress_isLeftAlone(String text) {
        assertThat(Labels.scrub(text)).isEqualTo(text);
    }
}
