package dev.tacit.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherInputTest {
    private static final String GOOD = """
            {"order": {"orderId": "%s", "createdTime": "2026-01-01T00:00:00Z", "lastUpdatedTime": "2026-01-02T00:00:00Z",
              "salesChannel": {}, "buyer": {"buyerName": "Zadie Quillfeather", "buyerEmail": "zadie@example.org"},
              "orderItems": [{"quantityOrdered": 1, "product": {"sellerSku": "S"}}], "unheardOf": {"x": [1]}}}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not JSON                  | not json, zadie@example.org                 | `` ",
                "a duplicate key           | {\"order\": {\"orderId\": \"1\", \"orderId\": \"zadie\"}} | /order",
                "no order at all           | {\"zadie\": 1}                              | must have a member",
                "a missing id              | {\"order\": {\"createdTime\": \"2026-01-01T00:00:00Z\"}} | is required",
                "a wrong type              | {\"orders\": [{\"orderId\": {\"zadie\": 1}}]}   | /orders/0",
                "a date that is none       | {\"orders\": [{\"orderId\": \"1\", \"createdTime\": \"zadie\", \"lastUpdatedTime\": \"zadie\"}]} | /orders/0/",
            })
    void documentWithAMistake_isNamedByFilePointerAndRule_andTheOthersAreTaken(
            String mistake, String document, String expected) throws IOException, SQLException {
        Path documents = Files.createDirectory(folder.resolve("documents"));
        Files.writeString(documents.resolve("bad.json"), document);
        Files.writeString(documents.resolve("good.json"), GOOD.formatted("114-0000000-0000001"));

        TourRun tour = TourRun.here(folder, "--orders", documents.toString());

        assertThat(tour.exitCode()).as(mistake + tour.out() + tour.err()).isEqualTo(3);
        assertThat(tour.err().lines().toList()).hasSize(1);
        assertThat(tour.err()).contains("bad.json").contains(expected.strip()).doesNotContainIgnoringCase("zadie");
        assertThat(tour.out()).contains("1 orders of 1 buyers");
    }

    @Test
    void ordersWithoutABuyer_areTheirOwnSubjects() throws IOException, SQLException {
        Path document = Files.writeString(
                folder.resolve("one.json"),
                "{\"order\": {\"orderId\": \"1\", \"createdTime\": \"2026-01-01T00:00:00Z\","
                        + " \"lastUpdatedTime\": \"2026-01-02T00:00:00Z\", \"salesChannel\": {}, \"orderItems\": []}}");

        TourRun tour = TourRun.here(folder, "--orders", document.toString());

        assertThat(tour.exitCode()).as(tour.out() + tour.err()).isZero();
        assertThat(tour.out()).contains("there is nobody to find").contains("there is nobody to erase");
    }

    @Test
    void realDocuments_loadWithFieldsThatNobodyExpected() throws IOException, SQLException {
        Path samples = Path.of(System.getProperty("tacit.data", "data")).resolve("sp-api");
        if (!Files.isDirectory(samples)) {
            assertThat(Boolean.getBoolean("tacit.data.required"))
                    .as("published test data is missing: sp-api")
                    .isFalse();
            Assumptions.abort("published test data is missing: sp-api; see docs/test-data.md");
        }
        Path documents = Files.createDirectory(folder.resolve("documents"));
        for (String name : List.of(
                "order-ex",
                "order-sb0",
                "order-sb1",
                "order-sb2",
                "orders-ex",
                "orders-sb0",
                "orders-sb1",
                "orders-sb2")) {
            Files.copy(samples.resolve(name + ".json"), documents.resolve(name + ".json"));
        }

        TourRun tour = TourRun.here(folder, "--orders", documents.toString());

        assertThat(tour.exitCode()).as(tour.out() + tour.err()).isZero();
        assertThat(tour.out()).contains("out of 8 documents");
    }

    @Test
    void wrongUsage_isExplained() throws IOException, SQLException {
        TourRun tour = TourRun.here(folder, "--colour");

        assertThat(tour.exitCode()).isEqualTo(2);
        assertThat(tour.err()).contains("unknown option: --colour").contains("usage: examples/tour/run");
    }
}
