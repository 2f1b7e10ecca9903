package dev.tacit.audit.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RandomHashTest {
    private static final BigInteger PRIME = BigInteger.ONE.shiftLeft(61).subtract(BigInteger.ONE);

    @Property
    void hash_isThePolynomialOfTheText(
            @ForAll String text, @ForAll @LongRange(min = 1, max = (1L << 61) - 2) long point) {
        BigInteger expected = BigInteger.valueOf(text.length());
        for (int i = 0; i < text.length(); i += 3) {
            BigInteger term = BigInteger.ZERO;
            for (char c : text.substring(i, Math.min(text.length(), i + 3)).toCharArray()) {
                term = term.shiftLeft(16).add(BigInteger.valueOf(c));
            }
            expected = expected.multiply(BigInteger.valueOf(point)).add(term).mod(PRIME);
        }
        assertThat(new RandomHash(point).of(text)).isEqualTo(expected.longValueExact());
    }

    @Property
    void hashesDrawnTwice_saySomethingDifferent(@ForAll String text) {
        RandomHash one = RandomHash.draw();
        RandomHash other = RandomHash.draw();
        assertThat(one.of(text + "ann@shop.example")).isNotEqualTo(other.of(text + "ann@shop.example"));
    }

    /** Anybody can make values of one {@code hashCode}, and values that differ in nothing but zeros. */
    @Test
    void valuesMadeToMeet_doNot() {
        RandomHash hash = RandomHash.draw();
        assertThat("AaAaAaAa").hasSameHashCodeAs("BBBBBBBB");
        assertThat(hash.of("AaAaAaAa")).isNotEqualTo(hash.of("BBBBBBBB"));
        assertThat(hash.of("\0\0\0ann")).isNotEqualTo(hash.of("ann"));
        assertThat(hash.of("ann\0")).isNotEqualTo(hash.of("ann"));
    }
}
