package dev.tacit.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.crypto.key.KeyKind;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LabelTest {
    @Test
    void noTwoLabels_areTheSame_andNoTwoKindsShareOne() {
        assertThat(Arrays.stream(Label.values()).map(Label::text)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(KeyKind.values()).map(KeyMint::label)).doesNotHaveDuplicates();
    }

    @Test
    void noTwoLabelsOrContexts_giveTheSameKey() {
        byte[] input = new byte[32];
        Set<String> keys = Arrays.stream(Label.values())
                .map(label -> HexFormat.of().formatHex(Derivation.key(input, label)))
                .collect(Collectors.toSet());
        keys.add(HexFormat.of().formatHex(Derivation.key(input, Label.INDEX_FIELD, "a", "bc")));
        keys.add(HexFormat.of().formatHex(Derivation.key(input, Label.INDEX_FIELD, "ab", "c")));

        assertThat(keys).hasSize(Label.values().length + 2);
    }
}
