package dev.tacit.detect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts that once broke a promise, found by {@code PersonalDataScannerFuzzTest}; and those of the corpus. */
class ScanPromisesTest {
    static List<Path> finds() throws IOException {
        try (Stream<Path> files =
                Files.list(Path.of("src/test/resources/dev/tacit/detect/PersonalDataScannerFuzzTestInputs/anyText"))) {
            return files.sorted().toList();
        }
    }

    static Stream<String> corpus() throws IOException {
        return Corpus.cases().stream().map(Corpus.Case::text);
    }

    @ParameterizedTest
    @MethodSource("finds")
    void textsThatOnceBrokeAPromise_breakNone(Path find) throws IOException {
        ScanPromises.assertKeptFor(new String(Files.readAllBytes(find), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void textsOfTheCorpus_breakNoPromise(String text) {
        ScanPromises.assertKeptFor(text);
    }
}
