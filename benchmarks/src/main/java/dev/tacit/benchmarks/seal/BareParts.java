package dev.tacit.benchmarks.seal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.subtle.Hkdf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the vault does for a key that is not cached, with bare parts and in the same order: looks the row up in a table in
 * memory, unwraps with a kept cipher, derives reference and key by HKDF, compares the reference, caches the key, which pushes
 * another out on the same thread, as in the vault, and computes the handle of the subject whom the reader expects by HMAC. Not
 * thread-safe.
 */
final class BareParts {
    private static final int REF_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final byte[] INFO = Material.plaintext(23);

    private final byte[] associatedData = Material.associatedData();
    private final BareAesGcm kek = new BareAesGcm(Material.key(-1), NonceSource.operatingSystem());
    private final BareAesGcm cipher = new BareAesGcm(Material.key(-2), NonceSource.operatingSystem());
    private final Map<ByteBuffer, byte[]> rows = new HashMap<>();
    private final Cache<ByteBuffer, byte[]> cache =
            Caffeine.newBuilder().maximumSize(450).executor(Runnable::run).build();
    private final ByteBuffer[] refs;
    private final byte[][] sealed;
    private final String[] ids;
    private final Mac mac = hmac();

    BareParts(int people) {
        refs = new ByteBuffer[people];
        sealed = new byte[people][];
        ids = new String[people];
        for (int i = 0; i < people; i++) {
            ids[i] = "sole, buyer-" + i;
            byte[] derived = derive(Material.key(i));
            refs[i] = ByteBuffer.wrap(Arrays.copyOf(derived, REF_BYTES));
            rows.put(refs[i], kek.encrypt(Material.key(i), associatedData));
            sealed[i] = cipher.with(key(derived)).encrypt(Material.plaintext(64), associatedData);
        }
    }

    /** Finds this person's key, and returns a cipher that is given it. */
    BareAesGcm cipherOf(int person) {
        byte[] key = cache.get(refs[person], this::load);
        byte[] handle = mac.doFinal(ids[person].getBytes(StandardCharsets.UTF_8));
        if (handle.length != KEY_BYTES) {
            throw new IllegalStateException("HMAC-SHA-256 has 32 bytes");
        }
        return cipher.with(key);
    }

    /** Opens this person's value. */
    byte[] open(BareAesGcm theirs, int person) {
        return theirs.decrypt(sealed[person], associatedData);
    }

    private byte[] load(ByteBuffer ref) {
        byte[] rowKey = kek.decrypt(Objects.requireNonNull(rows.get(ref)), associatedData);
        byte[] derived = derive(rowKey);
        Arrays.fill(rowKey, (byte) 0);
        if (!ByteBuffer.wrap(derived, 0, REF_BYTES).equals(ref)) {
            throw new IllegalStateException("another key");
        }
        return key(derived);
    }

    private static Mac hmac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Material.key(-3), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] key(byte[] derived) {
        return Arrays.copyOfRange(derived, REF_BYTES, derived.length);
    }

    private static byte[] derive(byte[] rowKey) {
        try {
            return Hkdf.computeHkdf("HMACSHA256", rowKey, new byte[0], INFO, REF_BYTES + KEY_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
