package dev.tacit.audit.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyedHashTest {
    /** The reference implementation's vectors for an even number of bytes 00, 01, 02, … under the key 00 … 0f. */
    @ParameterizedTest
    @CsvSource({
        "0, 726fdb47dd0e0e31",
        "2, 0d6c8009d9a94f5a",
        "4, cf2794e0277187b7",
        "6, cbc9466e58fee3ce",
        "8, 93f5f5799a932462",
        "10, 7a5dbbc594ddb9f3"
    })
    void hash_isSipHash24OfTheTextAsUtf16(int bytes, String expected) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes; i += 2) {
            text.append((char) (i | (i + 1) << 8));
        }
        KeyedHash hash = new KeyedHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
        assertThat(Long.toHexString(hash.of(text.toString()))).isEqualTo(expected.replaceFirst("^0", ""));
    }

    @Property
    void hashesUnderTwoKeys_saySomethingDifferent(@ForAll String text) {
        assertThat(KeyedHash.withRandomKey().of(text))
                .isNotEqualTo(KeyedHash.withRandomKey().of(text));
    }
}
