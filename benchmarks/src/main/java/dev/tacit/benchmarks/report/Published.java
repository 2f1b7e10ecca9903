package dev.tacit.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts measured tables between two marks of a page that people write around them. */
final class Published {
    private static final String BEGIN = "<!-- measured: begin -->\n";
    private static final String END = "<!-- measured: end -->";
    private static final int OLDEST = 17;
    private static final String OTHER_PAGE = """
            # Performance on JDK {version}

            The questions, the method and what to read before the figures are those of [performance.md](performance.md).

            """;

    private Published() {}

    /**
     * Returns the page that tells of this Java version: what is written by people stands on that of the oldest, and the
     * others have nothing but tables.
     */
    static Path page(Path docs, int javaVersion) throws IOException {
        if (javaVersion == OLDEST) {
            return docs.resolve("performance.md");
        }
        Path page = docs.resolve("performance-jdk-" + javaVersion + ".md");
        if (Files.notExists(page)) {
            Files.writeString(
                    page, OTHER_PAGE.replace("{version}", Integer.toString(javaVersion)) + BEGIN + END + "\n");
        }
        return page;
    }

    /** Replaces what stands between the marks. */
    static void into(Path page, String measured) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException("the page has no marks for the measured part");
        }
        Files.writeString(
                page, text.substring(0, begin + BEGIN.length()) + "\n" + measured + "\n" + text.substring(end));
    }
}
