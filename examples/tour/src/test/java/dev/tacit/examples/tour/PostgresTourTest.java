package dev.tacit.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTourTest {
    @TempDir
    Path folder;

    @Test
    void tourOnPostgresql_isTheSameTour() throws IOException, InterruptedException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            TourRun tour = TourRun.in(folder, "--jdbc", postgres.getJdbcUrl("postgres", "postgres"));

            assertThat(tour.exitCode()).as(tour.out() + tour.err()).isZero();
            assertThat(tour.out()).contains("That was the tour");
            assertThat(tour.work().resolve("database")).isEmptyDirectory();
        }
    }
}
