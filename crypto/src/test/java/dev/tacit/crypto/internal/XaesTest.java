package dev.tacit.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.XAesGcmKey;
import com.google.crypto.tink.aead.XAesGcmParameters;
import com.google.crypto.tink.aead.internal.XAesGcm;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** XAES-256-GCM against the vectors of its specification (C2SP/C2SP {@code 5ba5ee8}) and against Tink's own. */
class XaesTest {
    private static final byte[] NONCE = utf8("ABCDEFGHIJKLMNOPQRSTUVWX");

    @Test
    void theSpecificationsVectors_areMet() throws GeneralSecurityException {
        assertThat(seal(key(1), "")).isEqualTo("ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271");
        assertThat(seal(key(3), "c2sp.org/XAES-256-GCM"))
                .isEqualTo("986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d");
    }

    @Test
    void whatTinkSeals_opensWithOurKeys() throws GeneralSecurityException {
        Random random = new Random(256);
        for (int round = 0; round < 200; round++) {
            byte[] key = new byte[32];
            byte[] plaintext = new byte[round];
            random.nextBytes(key);
            random.nextBytes(plaintext);
            byte[] sealed = tink(key).encrypt(plaintext, utf8("context"));

            byte[] messageKey = Derivation.xaesKey(key, sealed, 0);
            byte[] opened = gcm(Cipher.DECRYPT_MODE, messageKey, Arrays.copyOfRange(sealed, 12, 24), "context")
                    .doFinal(sealed, 24, sealed.length - 24);
            assertThat(opened).isEqualTo(plaintext);
        }
    }

    private static String seal(byte[] key, String associatedData) throws GeneralSecurityException {
        byte[] messageKey = Derivation.xaesKey(key, NONCE, 0);
        Cipher cipher = gcm(Cipher.ENCRYPT_MODE, messageKey, Arrays.copyOfRange(NONCE, 12, 24), associatedData);
        return HexFormat.of().formatHex(cipher.doFinal(utf8("XAES-256-GCM")));
    }

    private static Cipher gcm(int mode, byte[] key, byte[] nonce, String associatedData)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(utf8(associatedData));
        return cipher;
    }

    @AccessesPartialKey
    private static Aead tink(byte[] key) throws GeneralSecurityException {
        XAesGcmParameters parameters = XAesGcmParameters.create(XAesGcmParameters.Variant.NO_PREFIX, 12);
        return XAesGcm.create(
                XAesGcmKey.create(parameters, SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()), null));
    }

    private static byte[] key(int value) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) value);
        return key;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
