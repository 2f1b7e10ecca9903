package dev.tacit.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SigningKeyTest {
    /** The key pair of RFC 8032 §7.1, test 1. */
    private static final SigningKey KEY = SigningKey.of(
            "shop.example/audit",
            HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"),
            HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));

    @Test
    void aDerivedSecret_isHmacSha256OfItsLabelUnderTheSeed() { // the expected bytes are those of Python's hmac
        assertThat(HexFormat.of().formatHex(KEY.derive("tacit audit log folder 1 shop.example/audit")))
                .isEqualTo("c4ec781ea98c72f91b78434f4f3cb10377fac2bd3060f8144839d848b8f6f862");
    }

    @Test
    void aDerivedSecret_dependsOnLabelAndKey_andNotOnTheKeysName() {
        assertThat(KEY.derive("a")).isNotEqualTo(KEY.derive("b"));
        assertThat(KEY.derive("a")).isEqualTo(KEY.named("other").derive("a"));
        assertThat(KEY.derive("a"))
                .isNotEqualTo(SigningKey.generate("shop.example/audit").derive("a"));
    }
}
