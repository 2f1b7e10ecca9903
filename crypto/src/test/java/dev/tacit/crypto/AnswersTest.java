package dev.tacit.crypto;

import static dev.tacit.crypto.Given.ALICE;
import static dev.tacit.crypto.Given.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Few answers or many: the same map as a table in the order of the request, which nobody can change. */
class AnswersTest {
    @Property(tries = 100)
    void areTheTableThatTheyStandFor(@ForAll @IntRange(min = 1, max = 40) int count) {
        List<Opened<byte[]>> opened = opened(count);
        Map<String, Opened<byte[]>> table = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            table.put("/" + i, opened.get(i));
        }

        Map<String, Opened<byte[]>> answers = Answers.of(values(count), opened);

        assertThat(answers).isEqualTo(table).hasSameHashCodeAs(table);
        assertThat(answers.keySet()).containsExactlyElementsOf(table.keySet());
        assertThat(answers.values()).containsExactlyElementsOf(table.values());
        table.forEach((place, answer) -> assertThat(answers.get(place)).isSameAs(answer));
        assertThat(answers.get("/elsewhere")).isNull();
        assertThat(answers.get(null)).isNull();
        assertThat(answers.containsKey("/elsewhere")).isFalse();
        assertThat(answers.containsKey("/0")).isTrue();
        assertThatThrownBy(() -> answers.put("/0", opened.get(0))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> answers.remove("/0")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> answers.remove("/elsewhere")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> answers.values().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> answers.entrySet().iterator().next().setValue(opened.get(0)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void allOfOneAnswer_standAtTheirPlaces() {
        Opened<byte[]> denied = new Opened.Denied<>("no-purpose");

        assertThat(Answers.all(values(3), denied)).isEqualTo(Map.of("/0", denied, "/1", denied, "/2", denied));
    }

    @Test
    void areWiped_whereThereIsAnything() {
        byte[] plaintext = {1, 2, 3};

        Answers.wipe(List.of(new Opened.Found<>(plaintext), new Opened.Shredded<>()));

        assertThat(plaintext).containsOnly(0);
    }

    private static List<Opened<byte[]>> opened(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> (Opened<byte[]>) new Opened.Found<>(new byte[] {(byte) i}))
                .toList();
    }

    private static List<SealedValue> values(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SealedValue.of("/" + i, name(ALICE), new byte[0]))
                .toList();
    }
}
