package dev.tacit.examples.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.crypto.Vault;
import dev.tacit.retention.policy.RetentionPolicies;
import dev.tacit.retention.policy.RetentionPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** What docs/retention.md shows first is code that the build compiles and runs. */
class RetentionInTenLinesTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @Test
    void theDueOrderGoes_theHeldAndTheOpenOneStay() throws SQLException {
        JdbcDataSource shop = new JdbcDataSource();
        shop.setUrl("jdbc:h2:mem:ten-lines;DB_CLOSE_DELAY=-1");
        try (Vault vault = Vault.inMemoryForTests()) {
            RetentionInTenLines.open(shop, vault);

            RetentionInTenLines.Outcome outcome = RetentionInTenLines.run(shop, vault);

            assertThat(outcome.why()).contains("order.fulfilled");
            assertThat(outcome.removedBeforeTheHold()).isZero();
            assertThat(outcome.removed()).isEqualTo(1);
            assertThat(outcome.complete()).isTrue();
            assertThat(ordersThatShowSomething(shop)).containsExactly("o-2", "o-3");
        }
    }

    @Test
    void theFirstBlockOfThePage_standsInTheStory() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/retention.md"));
        int begin = page.indexOf("```java\n") + "```java\n".length();
        String block = page.substring(begin, page.indexOf("```", begin));
        String story = Files.readString(
                ROOT.resolve("examples/stories/src/main/java/dev/tacit/examples/stories/RetentionInTenLines.java"));

        assertThat(block).contains("RetentionEngine.builder()");
        assertThat(withoutIndentation(story)).contains(withoutIndentation(block));
    }

    @Test
    void thePolicyForCustomersOnThePage_isUnderstood_besideAPack() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/retention.md"));
        int begin = page.indexOf("```json\n") + "```json\n".length();
        RetentionPolicies customers = RetentionPolicies.parse(page.substring(begin, page.indexOf("```", begin)));

        assertThat(RetentionPolicies.pack("amazon-dpp-merchant").with(customers).all())
                .extracting(RetentionPolicy::id)
                .contains("customer-pii", "order-pii");
    }

    private static List<String> ordersThatShowSomething(JdbcDataSource shop) throws SQLException {
        try (Connection connection = shop.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT order_id FROM shop_order WHERE document LIKE '%tct1%' ORDER BY order_id")) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    private static String withoutIndentation(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
