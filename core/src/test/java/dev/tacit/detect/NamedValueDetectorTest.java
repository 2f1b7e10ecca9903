package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedValueDetectorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "firstName",
                "first_name",
                "First-Name",
                "FIRST_NAME",
                "buyerName",
                "order.buyer.lastName",
                "shipToName",
                "nameOnCard",
                "vorname",
                "Nachname",
                "prénom",
                "apellidos",
                "cognome",
                "sobrenome",
                "voornaam",
                "nazwisko",
                "förnamn",
                "soyadi",
                "Имя",
                "姓名",
                "氏名",
                "이름"
            })
    void aNameOfAPerson_isKnownByTheNameBeforeIt(String name) {
        assertThat(Labels.scrub("{\"" + name + "\":\"Ann Smith\",\"n\":1}"))
                .isEqualTo("{\"" + name + "\":\"<person-name>\",\"n\":1}");
        assertThat(Labels.scrub("{\"" + name + "\" : \"Ann \\\"X\\\" Smith\" }"))
                .isEqualTo("{\"" + name + "\" : \"<person-name>\" }");
        assertThat(Labels.scrub("{\\\"" + name + "\\\":\\\"Ann Smith\\\"}"))
                .isEqualTo("{\\\"" + name + "\\\":\\\"<person-name>\\\"}");
        assertThat(Labels.scrub("{\\\\\\\"" + name + "\\\\\\\":\\\\\\\"Ann Smith\\\\\\\"}"))
                .isEqualTo("{\\\\\\\"" + name + "\\\\\\\":\\\\\\\"<person-name>\\\\\\\"}");
        assertThat(Labels.scrub("Order[" + name + "=Ann Smith, n=1]"))
                .isEqualTo("Order[" + name + "=<person-name>, n=1]");
        assertThat(Labels.scrub("x, " + name + ": Ann Smith; n")).isEqualTo("x, " + name + ": <person-name>; n");
        assertThat(Labels.scrub("<a><" + name + ">Ann Smith</" + name + "></a>"))
                .isEqualTo("<a><" + name + "><person-name></" + name + "></a>");
        assertThat(Labels.scrub("<buyer " + name + "=\"Ann Smith\"/>"))
                .isEqualTo("<buyer " + name + "=\"<person-name>\"/>");
        assertThat(Labels.scrub("?" + name + "=Ann%20Smith&n=1")).isEqualTo("?" + name + "=<person-name>&n=1");
        assertThat(Labels.scrub("?" + name + "=Ann+Smith&n=1")).isEqualTo("?" + name + "=<person-name>&n=1");
        assertThat(Labels.scrub("&quot;" + name + "&quot;:&quot;Ann Smith&quot;"))
                .isEqualTo("&quot;" + name + "&quot;:&quot;<person-name>&quot;");
        assertThat(Labels.scrub("%22" + name + "%22%3A%22Ann%20Smith%22"))
                .isEqualTo("%22" + name + "%22%3A%22<person-name>%22");
        assertThat(Labels.scrub("\"" + name + "\"=>\"Ann Smith\"")).isEqualTo("\"" + name + "\"=>\"<person-name>\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"addressLine1\":\"1 High Street, Flat 2\" | \"addressLine1\":\"<postal-address>\"",
                "\"shippingAddress\":\"1 High Street\" | \"shippingAddress\":\"<postal-address>\"",
                "\"postalCode\": \"M1 2AB\" | \"postalCode\": \"<postal-code>\"",
                "date of birth: 1985-07-30 | date of birth: <birth-date>",
                "dateOfBirth=1985-07-30 x | dateOfBirth=<birth-date> x",
                "geburtsdatum: 30.07.1985, | geburtsdatum: <birth-date>,",
                "\"giftMessage\":\"Happy \\\"birthday\\\", Bob!\" | \"giftMessage\":\"<gift-message>\"",
                "\"names\":[\"Ann\", \"Bob\"],\"n\":1 | \"names\":[\"<person-name>\"],\"n\":1",
                "\"phone\": 5551234, | \"phone\": <phone-number>,",
                "user=root rhost=x | user=<username> rhost=x",
                "city = 'Springfield' | city = '<postal-address>'",
                "Name=\"Ann Smith | Name=\"<person-name>",
                "firstName=Ann lastName=Smith | firstName=<person-name> lastName=<person-name>",
                "<b:city lang=\"en\">York</b:city> | <b:city lang=\"en\"><postal-address></b:city>",
                "street=Rua das Flores, 1 | street=<postal-address> das Flores, 1"
            })
    void aPersonalValue_isKnownByItsName(String text, String labeled) {
        assertThat(Labels.scrub(text)).isEqualTo(labeled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hostname=ann",
                "fileName=ann.txt",
                "className: Ann",
                "threadName=Ann",
                "os.name=Linux",
                "spring.application.name=shop",
                "\"productName\":\"Ann\"",
                "ip_address_count=3",
                "serverAddress=shop-1",
                "election address: shop",
                "name",
                "name=",
                "name=null",
                "name == ann",
                "name != ann",
                "name::Ann",
                "name://Ann",
                "<name/>",
                "<name></name>",
                "mail <email> or call",
                "<hostname>Ann</hostname>",
                "\"firstName\":null",
                "\"firstName\":\"\"",
                "\"email\":true",
                "emailVerified=true",
                "firstName=<person-name>",
                "<name:k3.Q7T2LMXA5CIB6ZWK> x",
                "at com.example.Name.java:12",
                "a->name->b",
                "x => y",
                "capacity=5",
                "uid=0 euid=0 tty=ssh logname= n=1",
                "tel: ***",
                "zip=archive.zip.gz"
            })
    void whatNamesNobody_isLeftAlone(String text) {
        assertThat(Labels.scrub(text)).isEqualTo(text);
    }

    @Test
    void aValueWhoseQuoteNeverCloses_isCoveredToTheEnd() {
        assertThat(Labels.scrub("{\"name\":\"Ann Smith, and more")).isEqualTo("{\"name\":\"<person-name>");
    }
}
