package dev.tacit.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.json.Json;
import dev.tacit.json.JsonReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The Wycheproof vectors (C2SP/wycheproof {@code dac1dd4}, testvectors_v1) through the code that the vault calls. */
class WycheproofTest {
    @Test
    void aesGcm_with256BitKeysAnd96BitNonces() throws IOException {
        int tested = 0;
        for (JsonReader group : groups("aes_gcm_test.json").toList()) {
            if (group.field("keySize").integer() == 256
                    && group.field("ivSize").integer() == 96
                    && group.field("tagSize").integer() == 128) {
                for (JsonReader vector : group.field("tests").items()) {
                    aesGcm(vector);
                    tested++;
                }
            }
        }
        assertThat(tested).isGreaterThan(60);
    }

    @Test
    void hkdfSha256() throws IOException {
        int tested = 0;
        for (JsonReader group : groups("hkdf_sha256_test.json").toList()) {
            for (JsonReader vector : group.field("tests").items()) {
                if (isValid(vector)) {
                    byte[] derived = Derivation.hkdf(
                            hex(vector, "ikm"),
                            hex(vector, "salt"),
                            hex(vector, "info"),
                            vector.field("size").integer());
                    assertThat(derived).as(name(vector)).isEqualTo(hex(vector, "okm"));
                    tested++;
                }
            }
        }
        assertThat(tested).isGreaterThan(70);
    }

    @Test
    void hmacSha256() throws IOException {
        int tested = 0;
        for (JsonReader group : groups("hmac_sha256_test.json").toList()) {
            int tagSizeBytes = group.field("tagSize").integer() / 8;
            for (JsonReader vector : group.field("tests").items()) {
                byte[] mac = Arrays.copyOf(Hmac.sha256(hex(vector, "key"), hex(vector, "msg")), tagSizeBytes);
                assertThat(Arrays.equals(mac, hex(vector, "tag")))
                        .as(name(vector))
                        .isEqualTo(isValid(vector));
                tested++;
            }
        }
        assertThat(tested).isGreaterThan(150);
    }

    private static void aesGcm(JsonReader vector) {
        byte[] key = hex(vector, "key");
        byte[] nonce = hex(vector, "iv");
        byte[] associatedData = hex(vector, "aad");
        byte[] sealed = ByteBuffer.allocate(nonce.length + hex(vector, "ct").length + 16)
                .put(nonce)
                .put(hex(vector, "ct"))
                .put(hex(vector, "tag"))
                .array();
        AesGcm cipher = new AesGcm();
        if (isValid(vector)) {
            byte[] made = Arrays.copyOf(nonce, sealed.length);
            cipher.seal(new AesKey(key), made, 0, associatedData, hex(vector, "msg"));
            assertThat(made).as(name(vector)).isEqualTo(sealed);
            assertThat(cipher.open(new AesKey(key), sealed, 0, associatedData))
                    .as(name(vector))
                    .isEqualTo(hex(vector, "msg"));
        } else {
            assertThatThrownBy(() -> cipher.open(new AesKey(key), sealed, 0, associatedData))
                    .as(name(vector))
                    .isInstanceOf(CiphertextRejectedException.class);
        }
    }

    private static boolean isValid(JsonReader vector) {
        return vector.field("result").string().equals("valid");
    }

    private static String name(JsonReader vector) {
        return "tcId " + vector.field("tcId").integer();
    }

    private static byte[] hex(JsonReader vector, String name) {
        return HexFormat.of().parseHex(vector.field(name).string());
    }

    private static Stream<JsonReader> groups(String file) throws IOException {
        Path path = Path.of(System.getProperty("tacit.data", ""))
                .resolve("wycheproof")
                .resolve(file);
        boolean required = Boolean.getBoolean("tacit.data.required");
        Assumptions.assumeTrue(required || Files.exists(path), "published vectors are not on this machine");
        List<JsonReader> groups = JsonReader.of(Json.parse(Files.readAllBytes(path)))
                .field("testGroups")
                .items();
        return groups.stream();
    }
}
