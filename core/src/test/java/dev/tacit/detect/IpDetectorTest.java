package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpDetectorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.250.7.244",
                "8.8.8.8",
                "192.168.100.200",
                "1.0.0.255",
                // RFC 4291 §2.2 and §2.5
                "ABCD:EF01:2345:6789:ABCD:EF01:2345:6789",
                "2001:DB8:0:0:8:800:200C:417A",
                "2001:DB8::8:800:200C:417A",
                "FF01::101",
                "::13.1.68.3",
                "::FFFF:129.144.52.38",
                "0:0:0:0:0:FFFF:129.144.52.38",
                "2001:0DB8:0:CD30::1",
                "fe80::1ff:fe23:4567:890a",
                "fd12:3456:789a:1::1",
                "64:ff9b::192.0.2.33",
                "2001:db8::1",
                "2001:db8:1:2:3:4::7"
            })
    void anAddress_isFoundWhole(String address) {
        assertThat(Labels.scrub(address)).isEqualTo("<ip-address>");
        assertThat(Labels.scrub("from " + address + " failed")).isEqualTo("from <ip-address> failed");
        assertThat(Labels.scrub("ip=" + address + ",")).isEqualTo("ip=<ip-address>,");
        assertThat(Labels.scrub("[" + address + "]:8080")).isEqualTo("[<ip-address>]:8080");
        assertThat(Labels.scrub("host/" + address + "/24")).isEqualTo("host/<ip-address>/24");
        assertThat(Labels.scrub("from " + address + ": no")).isEqualTo("from <ip-address>: no");
        assertThat(Labels.scrub("src:" + address + ".")).isEqualTo("src:<ip-address>.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/10.251.71.193:50010:Got | /<ip-address>:50010:Got",
                "10.0.0.1-10.0.0.9 | <ip-address>-<ip-address>",
                "root@10.0.0.1 | root@<ip-address>",
                "186.31.234.173.static.example.org | <ip-address>.static.example.org",
                "/2001:db8:0:0:0:0:0:1:2181:Leader | /<ip-address>:2181:Leader",
                "fe80::1%eth0 | <ip-address>",
                "fe80::1%eth0: no | <ip-address>: no",
                "2001:db8::/32 | <ip-address>/32",
                "route fe80::/10 | route <ip-address>/10",
                "rhost=183.62.140.253  user=root | rhost=<ip-address>  user=<username>"
            })
    void anAddress_endsBeforeItsPortOrZone(String text, String labeled) {
        assertThat(Labels.scrub(text)).isEqualTo(labeled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1.2.3.4",
                "version 1.2.3.4",
                "Version: 1.2.3.4",
                "{\"version\":\"1.2.3.4\"}",
                "lib-1.2.3.4.jar",
                "1.2.3.4-SNAPSHOT",
                "1.2.3.4.5",
                "1.3.6.1.4.1.311",
                "256.1.1.1",
                "1.2.3.04",
                "01.2.3.4",
                "1.2.3",
                "1.2.3.4a",
                "1234.1.1.1",
                "1.1.1.1234",
                "Chrome/120.0.0.0 Safari",
                "0.0.0.0/0.0.0.0:2181",
                "127.0.0.1",
                "255.255.255.255",
                "1..2.3.4",
                "name_1.2.3.4",
                "10.0.0.",
                ".10.0.0.1"
            })
    void whatIsNoIpv4Address_isLeftAlone(String text) {
        assertThat(Labels.scrub(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CCFile::capture",
                "std::vector",
                "a::b",
                "Face::add",
                "cafe::babe",
                "::std::abs",
                "::add",
                "dead::beef()",
                "12:34:56",
                "2026-11-22T12:34:56.789",
                "12:34:56::1",
                "1:2:3:4:5:6:7",
                "::",
                "::1",
                ":::",
                "0:0:0:0:0:0:0:0:2181",
                "0:0:0:0:0:0:0:1",
                "2001:db8:::1",
                "20011:db8::1x",
                "g2001:db8::1",
                "16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48",
                "SHA1=16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48:aa:bb:cc:dd",
                "a:b:c:d:e:f:a:g",
                "ratio 3:2::1",
                "PrepRequestProcessor::run",
                "sha256:9f86d081884c7d65"
            })
    void whatIsNoIpv6Address_isLeftAlone(String text) {
        assertThat(Labels.scrub(text)).isEqualTo(text);
    }
}
