package dev.tacit.examples.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows is code that the build compiles and runs, and its quick start is what CI runs. */
class ReadmeTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @Test
    void everyJavaBlock_standsInAStory() throws IOException {
        String stories = stories();
        for (String block : blocks("README.md", "java")) {
            assertThat(stories).contains(withoutIndentation(block));
        }
    }

    @Test
    void gateThatSecurityOfficersSee_standsInAStory() throws IOException {
        assertThat(blocks("docs/for-security-officers.md", "java"))
                .singleElement()
                .satisfies(block -> assertThat(stories()).contains(withoutIndentation(block)));
    }

    @Test
    void numbersOfOnesOwnInTheScannersPage_standInAStory() throws IOException {
        String stories = stories();
        assertThat(blocks("docs/scanner.md", "java"))
                .hasSize(4)
                .filteredOn(block -> block.contains("CustomerNumbers") || block.contains("ExceptOrderNumbers"))
                .hasSize(3)
                .allSatisfy(block -> assertThat(stories).contains(withoutIndentation(block)));
    }

    @Test
    void codeToPaste_comesBeforeLineThirty() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md")).subList(0, 29)).contains("```java");
    }

    @Test
    void quickStart_isTwoCommands() throws IOException {
        assertThat(blocks("README.md", "bash")).containsExactly("examples/tour/run\nmvn -B -ntp verify");
    }

    @Test
    void everyLinkedFile_exists() throws IOException {
        String text = Files.readString(ROOT.resolve("README.md"));
        for (String piece : text.split("\\]\\(", -1)) {
            int end = piece.indexOf(')');
            String target = end < 0 ? "" : piece.substring(0, end);
            if (!target.isEmpty() && !target.startsWith("http") && !target.contains(" ") && !target.contains("\n")) {
                assertThat(ROOT.resolve(target)).exists();
            }
        }
    }

    private static List<String> blocks(String page, String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(ROOT.resolve(page))) {
            if (inside && line.equals("```")) {
                blocks.add(String.join("\n", lines));
                inside = false;
            } else if (inside) {
                lines.add(line);
            } else if (line.equals("```" + language)) {
                inside = true;
                lines.clear();
            }
        }
        return blocks;
    }

    private static String stories() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("examples/stories/src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ReadmeTest::read)
                    .map(ReadmeTest::withoutIndentation)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutIndentation(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
