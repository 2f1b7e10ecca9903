package dev.tacit.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.subtle.AesSiv;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.json.Json;
import dev.tacit.json.JsonReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The Wycheproof vectors (C2SP/wycheproof {@code dac1dd4}, testvectors_v1), valid and invalid, through the code that the
 * vault calls. Parameters that the vault never uses (smaller keys, other nonces) are left out, and the rest is counted.
 */
class WycheproofTest {
    @Test
    void aesGcm_with256BitKeysAnd96BitNonces() throws IOException {
        int valid = 0;
        int invalid = 0;
        for (JsonReader group : groups("aes_gcm_test.json")) {
            if (group.field("keySize").integer() == 256
                    && group.field("ivSize").integer() == 96
                    && group.field("tagSize").integer() == 128) {
                for (JsonReader vector : group.field("tests").items()) {
                    aesGcm(vector);
                    valid += isValid(vector) ? 1 : 0;
                    invalid += isValid(vector) ? 0 : 1;
                }
            }
        }
        assertThat(List.of(valid, invalid)).containsExactly(39, 27);
    }

    @Test
    void hkdfSha256() throws IOException {
        int valid = 0;
        int tooLarge = 0;
        for (JsonReader group : groups("hkdf_sha256_test.json")) {
            for (JsonReader vector : group.field("tests").items()) {
                hkdf(vector);
                valid += isValid(vector) ? 1 : 0;
                tooLarge += isValid(vector) ? 0 : 1;
            }
        }
        assertThat(List.of(valid, tooLarge)).containsExactly(83, 3);
    }

    @Test
    void hmacSha256() throws IOException {
        int tested = 0;
        for (JsonReader group : groups("hmac_sha256_test.json")) {
            int tagSizeBytes = group.field("tagSize").integer() / 8;
            for (JsonReader vector : group.field("tests").items()) {
                byte[] mac = Arrays.copyOf(Hmac.sha256(hex(vector, "key"), hex(vector, "msg")), tagSizeBytes);
                assertThat(Arrays.equals(mac, hex(vector, "tag")))
                        .as(name(vector))
                        .isEqualTo(isValid(vector));
                tested++;
            }
        }
        assertThat(tested).isEqualTo(174);
    }

    /** No code of ours calls AES-SIV: deterministic fields are refused. This is Tink's, which they would use. */
    @Test
    void aesSiv_with512BitKeys_asADeterministicFieldWouldUseIt() throws Exception {
        int tested = 0;
        for (JsonReader group : groups("aes_siv_cmac_test.json")) {
            for (JsonReader vector : group.field("keySize").integer() == 512 ? vectors(group) : none()) {
                aesSiv(vector, hex(vector, "ct"), hex(vector, "aad"));
                tested++;
            }
        }
        assertThat(tested).isEqualTo(147);
    }

    /** The same with the nonce as a second component of associated data (RFC 5297 §6). */
    @Test
    void aesSiv_withANonce() throws Exception {
        int tested = 0;
        for (JsonReader group : groups("aead_aes_siv_cmac_test.json")) {
            for (JsonReader vector : group.field("keySize").integer() == 512 ? vectors(group) : none()) {
                byte[] tagFirst = concat(hex(vector, "tag"), hex(vector, "ct"));
                aesSiv(vector, tagFirst, hex(vector, "aad"), hex(vector, "iv"));
                tested++;
            }
        }
        assertThat(tested).isEqualTo(300);
    }

    private static void aesGcm(JsonReader vector) {
        byte[] key = hex(vector, "key");
        byte[] nonce = hex(vector, "iv");
        byte[] associatedData = hex(vector, "aad");
        byte[] sealed = concat(nonce, concat(hex(vector, "ct"), hex(vector, "tag")));
        AesGcm cipher = new AesGcm();
        if (isValid(vector)) {
            byte[] made = Arrays.copyOf(nonce, sealed.length);
            cipher.seal(new AesKey(key.clone()), made, 0, associatedData, hex(vector, "msg"));
            assertThat(made).as(name(vector)).isEqualTo(sealed);
            assertThat(cipher.open(new AesKey(key.clone()), sealed, 0, associatedData))
                    .as(name(vector))
                    .isEqualTo(hex(vector, "msg"));
        } else {
            assertThatThrownBy(() -> cipher.open(new AesKey(key.clone()), sealed, 0, associatedData))
                    .as(name(vector))
                    .isInstanceOf(CiphertextRejectedException.class);
        }
    }

    private static void hkdf(JsonReader vector) {
        byte[] ikm = hex(vector, "ikm");
        byte[] salt = hex(vector, "salt");
        byte[] info = hex(vector, "info");
        int size = vector.field("size").integer();
        if (isValid(vector)) {
            assertThat(Derivation.hkdf(ikm, salt, info, size)).as(name(vector)).isEqualTo(hex(vector, "okm"));
        } else {
            assertThatThrownBy(() -> Derivation.hkdf(ikm, salt, info, size))
                    .as(name(vector))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private static void aesSiv(JsonReader vector, byte[] sealed, byte[]... associatedData)
            throws GeneralSecurityException {
        AesSiv siv = new AesSiv(hex(vector, "key"));
        if (isValid(vector)) {
            assertThat(siv.encryptDeterministicallyWithAssociatedDatas(hex(vector, "msg"), associatedData))
                    .as(name(vector))
                    .isEqualTo(sealed);
            assertThat(siv.decryptDeterministicallyWithAssociatedDatas(sealed, associatedData))
                    .as(name(vector))
                    .isEqualTo(hex(vector, "msg"));
        } else {
            assertThatThrownBy(() -> siv.decryptDeterministicallyWithAssociatedDatas(sealed, associatedData))
                    .as(name(vector))
                    .isInstanceOf(GeneralSecurityException.class);
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

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static List<JsonReader> vectors(JsonReader group) {
        return group.field("tests").items();
    }

    private static List<JsonReader> none() {
        return List.of();
    }

    private static List<JsonReader> groups(String file) throws IOException {
        Path path = Path.of(System.getProperty("tacit.data", ""))
                .resolve("wycheproof")
                .resolve(file);
        boolean required = Boolean.getBoolean("tacit.data.required");
        Assumptions.assumeTrue(required || Files.exists(path), "published vectors are not on this machine");
        return JsonReader.of(Json.parse(Files.readAllBytes(path)))
                .field("testGroups")
                .items();
    }
}
