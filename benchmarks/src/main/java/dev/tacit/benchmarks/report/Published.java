package dev.tacit.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts measured tables between two marks of a page that people write around them. */
final class Published {
    private static final String BEGIN = "<!-- measured: begin -->\n";
    private static final String END = "<!-- measured: end -->";

    private Published() {}

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
