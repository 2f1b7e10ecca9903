package dev.tacit.detect;

import dev.tacit.PublishedData;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Prints what the scanner finds, as the tables of docs/scanner.md: {@code mvn -q -pl core -Dtest=ScannerReport test}. With the
 * property {@code scanner.errors} each case that it gets wrong too. The first table needs nothing but the repository.
 */
class ScannerReport {
    private static final String HEAD =
            "| what | texts | to be found | recall | precision |\n| --- | ---: | ---: | ---: | ---: |";

    @Test
    void printTheCorpus() throws Exception {
        System.out.println(HEAD);
        ScannerScores.ofCorpus().values().forEach(ScannerReport::print);
    }

    @Test
    void printThePublishedNumbers() throws Exception {
        Path metadata = PublishedData.file("libphonenumber/PhoneNumberMetadata.xml");
        System.out.println(HEAD);
        print(ScannerScores.ofInternationalPhones(metadata));
        print(ScannerScores.ofNationalPhones(metadata));
        print(ScannerScores.ofUnprefixedPhones(metadata));
    }

    @Test
    void printThePublishedDocuments() throws Exception {
        System.out.println("personal values that stay visible in the documents of the Orders API: "
                + ScannerScores.visibleIn(PublishedData.file("sp-api")));
    }

    private static void print(Score score) {
        System.out.println(score.row());
        if (System.getProperty("scanner.errors") != null) {
            score.errors().forEach(System.out::println);
        }
    }
}
