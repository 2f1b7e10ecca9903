package dev.tacit.detect;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Looks for a text that breaks a promise of the scanner, led by the branches that a text takes. What is found becomes a file
 * beside those of {@link ScanPromisesTest}, which every build reads again.
 */
class PersonalDataScannerFuzzTest {
    static Stream<byte[]> corpus() throws IOException {
        return Corpus.cases().stream().map(one -> one.text().getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("corpus")
    @DictionaryEntries({
        "alice@example.org", "%40", "%2540", "&#64;", "\\u0040", "\\\\u0040", "\\\"", "&quot;", "\u200b", "\uff11",
        "+44 161 123 4567", "tel", "4111 1111 1111 1111", "GB82 WEST 1234 5698 7654 32", "10.20.30.40", "2001:db8::1",
        "fe80::1%eth0", "::ffff:", "00:1a:2b:3c:4d:5e", "name=", "\"name\":\"", "<name>", "</name>", "password: ",
        "Bearer ", "://a:b@", "eyJ", "-----BEGIN PRIVATE KEY-----", "51.5074, -0.1278", "51\u00b030'26\"N", "bc1q",
        "passport ", "219-09-9999", "ssn"
    })
    @FuzzTest
    void anyText(byte[] bytes) {
        ScanPromises.assertKeptFor(new String(bytes, StandardCharsets.UTF_8));
    }
}
