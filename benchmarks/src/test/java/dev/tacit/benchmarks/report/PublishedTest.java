package dev.tacit.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedTest {
    @TempDir
    private Path docs;

    @Test
    void whatIsWrittenAroundTheMarks_stays() throws IOException {
        Path page = Files.writeString(
                docs.resolve("performance.md"),
                "before\n<!-- measured: begin -->\nold\n<!-- measured: end -->\nafter\n");
        Published.into(page, "new\n");
        assertThat(page).hasContent("before\n<!-- measured: begin -->\n\nnew\n\n<!-- measured: end -->\nafter\n");
    }

    @Test
    void aPageWithoutMarks_isLeftAlone() throws IOException {
        Path page = Files.writeString(docs.resolve("performance.md"), "all by hand");
        assertThatThrownBy(() -> Published.into(page, "new")).isInstanceOf(IOException.class);
        assertThat(page).hasContent("all by hand");
    }

    @Test
    void anotherJavaVersion_hasAPageOfItsOwn() throws IOException {
        assertThat(Published.page(docs, 17)).isEqualTo(docs.resolve("performance.md"));
        Path page = Published.page(docs, 25);
        Published.into(page, "first");
        Published.into(Published.page(docs, 25), "second");
        assertThat(page)
                .content()
                .startsWith("# Performance on JDK 25")
                .contains("second")
                .doesNotContain("first");
    }
}
