package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Test values that the registers, their documentation or encyclopedias publish; none is known to be a living person's. */
class IdRuleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sozialversicherungsnummer | 1237 010180",
                "svnr | 1237010180",
                " | 85.07.30-033.28",
                "rijksregisternummer | 85073003328",
                "egn | 7523169263",
                "EGN | 6101057509",
                " | 756.9217.0769.85",
                " | 7569217076985",
                " | 756.1234.5678.97",
                " | 710319/2745",
                "rodne cislo | 7103192745",
                " | 15070649C103",
                " | 65 170839 J 003",
                "isikukood | 37605030299",
                "asmens kodas | 33309240064",
                " | 12345678Z",
                " | 54362315K",
                " | 54362315-K",
                " | 00000000T",
                " | X5253868R",
                " | Z8078221M",
                " | X-2482300-W",
                " | 131052-308T",
                " | 131052A308T",
                " | 2 55 08 14 168 025 38",
                " | 255081416802538",
                "nhs number | 943 476 5919",
                "NHS | 9434765919",
                " | AB123456C",
                " | AB 12 34 56 C",
                "amka | 01013099997",
                "oib | 33392005961",
                "OIB: | 69435151530",
                "taj | 111 111 110",
                "pps number | 6433435F",
                "PPSN | 1234567T",
                "PPSN | 1234567FA",
                " | 120174-3399",
                " | MRTMTT25D09F205Z",
                " | RSSMRA85T10A562S",
                " | MRT MTT 25D09 F205Z",
                " | 161175-19997",
                "bsn | 111222333",
                "BSN | 123456782",
                " | 15108695088",
                "fødselsnummer | 151086 95088",
                "pesel | 44051401359",
                "PESEL | 02070803628",
                "cnp | 1630615123457",
                "jmbg | 0101006500006",
                " | 112-233-445 95",
                "snils | 11223344595",
                " | 811228-9874",
                " | 670919-9530",
                "personnummer | 19121212-1212",
                "personnummer | 191212121212",
                "T.C. kimlik | 10000000146",
                "tckn | 17291716060",
                " | 20-05536168-2",
                "cuil | 20055361682",
                " | 390.533.447-05",
                "cpf | 39053344705",
                " | 529.982.247-25",
                "sin | 046 454 286",
                "SIN | 123456782",
                " | 12.531.909-2",
                " | 12.345.670-K",
                "rut | 12531909-2",
                " | HEGG560427MVZRRL04",
                " | BOXW310820HNERXN09",
                " | 536-90-4399",
                "ssn | 536904399",
                "social security | 536 90 4399",
                " | 784-1980-1234567-8",
                "medicare | 2428 77813 2",
                " | 11010519491231002X",
                " | 440524188001010014",
                " | G123456(A)",
                " | A123456(3)",
                " | AB987654(3)",
                "hkid | A1234563",
                "teudat zehut | 123456782",
                "aadhaar | 2341 2341 2346",
                "aadhaar | 234123412346",
                "my number | 123456789018",
                " | 801231-1234567",
                " | 770430-14-5111",
                "NIN | 12345678901",
                " | 42201-0397640-8",
                " | S0000001I",
                " | S1234567D",
                " | F1234567N",
                " | T0000001E",
                " | G1234567X",
                " | M1234567K",
                " | 1-1037-02071-81-1",
                "thai id | 1103702071811",
                "身分證 | A123456789",
                "rsa id | 8001015009087",
                "id number | 7503305044089",
                "UY: | 1.234.567-2"
            })
    void aPublishedNationalNumber_isFoundWhole(String word, String number) {
        assertThat(Labels.scrub(announced(word, number))).isEqualTo(announced(word, "<national-id>"));
        assertThat(Labels.scrub(announced(word, number) + ", x")).isEqualTo(announced(word, "<national-id>") + ", x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "steuer-id | 36574261809",
                "IdNr | 86 095 742 719",
                "Steueridentifikationsnummer | 65929970489",
                "nip | 123-456-32-18",
                "NIP | 8567346215",
                "nif | 123456789",
                "contribuinte | 501 964 843",
                "инн | 500100732259",
                "рнокпп | 1759013776",
                " | 11.222.333/0001-81",
                " | 12.ABC.345/01DE-35",
                "cnpj | 11222333000181",
                " | GODE561231GR8",
                " | 900-70-0000",
                "itin | 912912345",
                "tfn | 123 456 782",
                "tax file number | 876543210",
                "TFN | 81854402",
                "abn | 51 824 753 556",
                "ABN | 83914571673",
                " | AAPPU0939F",
                "ird | 49-091-850",
                "IRD number | 136410132"
            })
    void aPublishedTaxNumber_isFoundWhole(String word, String number) {
        assertThat(Labels.scrub(announced(word, number))).isEqualTo(announced(word, "<tax-id>"));
    }

    /** It begins with letters, which no trigger meets, and stands in one run with the number before it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4111 1111 1111 1111 | <payment-card>",
                "078-05-1120 | <national-id>",
                "+1 212 555 0123 | <phone-number>"
            })
    void identifierRightBehindAnotherNumber_isFoundWithIt(String before, String label) {
        assertThat(Labels.scrub(before + " AB 12 34 56 C")).isEqualTo(label + " <national-id>");
    }

    @Test
    void groupBeforeANumberWithoutAFinding_isNotTakenWithIt() {
        PersonalDataScanner scanner =
                PersonalDataScanner.builder().regions("GB", "DE", "FJ", "US").build();
        assertThat(scanner.scan("Finished task 3.0 in stage 10.0 (TID 438). 2087 bytes result sent to driver"))
                .isEmpty();
    }

    private static String announced(String word, String number) {
        return word == null ? "for " + number : word + " " + number;
    }
}
