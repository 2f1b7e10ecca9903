package dev.tacit.examples.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.Subject;
import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.crypto.Opened;
import dev.tacit.crypto.Vault;
import dev.tacit.provider.ShredReport;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoriesTest {
    @Test
    void firstFiveMinutes_endWithADisabledKeyAndAnHonestReport(@TempDir Path folder) {
        ShredReport report = FirstFiveMinutes.run(folder);

        assertThat(report.state()).isEqualTo(ShredReport.State.DISABLED);
        assertThat(report.notCovered()).isNotEmpty();
    }

    @Test
    void ordersInATable_areFoundByAnySpelling_andAForgottenBuyerSpoilsNoPage() throws SQLException {
        try (Vault vault = Vault.inMemoryForTests();
                Connection database = DriverManager.getConnection("jdbc:h2:mem:")) {
            OrdersInATable table = new OrdersInATable(database, vault);
            Order anns = SampleOrders.fulfilled("114-1", "buyer-7", "Ann Whitfield", "ann@example.org");
            Order bos = SampleOrders.fulfilled("114-2", "buyer-8", "Bo Lind", "bo@example.org");
            table.save(anns);
            table.save(bos);

            assertThat(table.under(" ANN@example.org")).containsExactly(anns);
            Order moved = SampleOrders.fulfilled("114-1", "buyer-7", "Ann Whitfield", "ann@new.example");
            table.save(moved);
            assertThat(table.under("ann@example.org")).isEmpty();
            assertThat(table.under("ann@new.example")).containsExactly(moved);
            vault.shred(Subject.of("buyer-7"));
            assertThat(table.all()).containsExactly(new Opened.Shredded<>(), new Opened.Found<>(bos));
            assertThat(table.under("ann@new.example")).isEmpty();
        }
    }

    @Test
    void whoOpensWhat_isDecidedAndRecorded(@TempDir Path folder) throws IOException {
        assertThat(WhoOpensWhat.run(folder)).isGreaterThanOrEqualTo(2);
    }

    @Test
    void numbersOfOurOwn_areHiddenOrShownAsTheShopSays() {
        Scrubber scrubber = NumbersOfOurOwn.scrubber();

        assertThat(scrubber.text("KD-12345 of order 4001012345678904, paid with 4111111111111111, customerName=Ann"))
                .isEqualTo("<customer-number> of order 4001012345678904, paid with <card>, customerName=<name>");
        assertThat(scrubber.text("KD-1234 and order=4001012345678904")).isEqualTo("KD-1234 and order=4001012345678904");
        assertThat(scrubber.named("buyerName", "KD-12345")).isEqualTo("<customer-number>");
    }
}
