package dev.tacit.examples.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Subject;
import dev.tacit.access.Access;
import dev.tacit.access.Actor;
import dev.tacit.crypto.Vault;
import dev.tacit.crypto.jackson.SealedJson;
import dev.tacit.crypto.jdbc.JdbcKeyStore;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.tink.LocalKek;
import dev.tacit.provider.ShredReport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first screen of the design, compiled and run: these names are what users write, and they do not change lightly. */
class PublicFaceTest {
    private static final Order ORDER = new Order(
            "114-3941689-8772232",
            "buyer-7",
            "Ann Whitfield",
            "Ann@X.org",
            new Order.Address("3 Larch Row", "Leeds", "GB"),
            "Happy birthday!",
            "203.0.113.9",
            Instant.parse("2026-10-01T09:00:00Z"),
            "KETTLE-ENAMEL-GRN");

    @Test
    void designsFirstScreen_runsAsWritten(@TempDir Path folder) {
        JdbcDataSource keyDataSource = new JdbcDataSource();
        keyDataSource.setUrl("jdbc:h2:file:" + folder.resolve("keys"));
        JdbcKeyStore.on(keyDataSource).createTables();

        try (Vault vault = Vault.builder()
                .kek(LocalKek.openOrCreate(folder.resolve("tacit-kek.json")))
                .keyStore(JdbcKeyStore.on(keyDataSource))
                .build()) {
            SealedJson<Order> orders = SealedJson.of(Order.class, vault);

            String stored = orders.write(ORDER);
            byte[] index = orders.lookup("buyerEmail").of(ORDER);
            Order back = Access.as(Actor.service("fulfilment"))
                    .forPurpose("DeliveryOfGoods")
                    .call(() -> orders.read(stored, Subject.of("buyer-7")));
            ShredReport gone = vault.shred(Subject.of("buyer-7"));

            assertThat(stored.replaceAll("tct1:[\\w-]+", "sealed")) // which may spell a short name by accident
                    .contains("114-3941689-8772232", "KETTLE-ENAMEL-GRN")
                    .doesNotContain("Ann", "Larch");
            assertThat(orders.lookup("buyerEmail").matching(" ann@x.ORG"))
                    .anySatisfy(candidate ->
                            assertThat(Arrays.equals(candidate, index)).isTrue());
            assertThat(back).isEqualTo(ORDER);
            assertThat(gone.state()).isEqualTo(ShredReport.State.DISABLED);
            assertThatThrownBy(() -> Access.as(Actor.service("fulfilment"))
                            .forPurpose("DeliveryOfGoods")
                            .call(() -> orders.read(stored, Subject.of("buyer-7"))))
                    .isInstanceOf(KeyShreddedException.class);
        }
    }
}
