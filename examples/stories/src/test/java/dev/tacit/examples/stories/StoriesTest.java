package dev.tacit.examples.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.provider.ShredReport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoriesTest {
    @Test
    void firstFiveMinutes_endWithADisabledKeyAndAnHonestReport(@TempDir Path folder) {
        ShredReport report = FirstFiveMinutes.run(folder);

        assertThat(report.state()).isEqualTo(ShredReport.State.DISABLED);
        assertThat(report.notCovered()).isNotEmpty();
    }
}
