package dev.tacit.benchmarks.seal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.subtle.Hkdf;
import dev.tacit.crypto.Vault;
import dev.tacit.provider.FieldContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does a decryption cost whose key is not cached? People come one after the other, more of them than the cache holds, so
 * each is a miss. The limit does the same with bare parts in the same order: looks the row up in a table in memory, unwraps
 * with a kept cipher, derives reference and key by HKDF, compares the reference, computes the handle of the
 * subject whom the reader expects by HMAC, decrypts with a kept cipher that is given the
 * new key, and caches the key, which pushes another out.
 */
@BenchmarkMode(Mode.AverageTime)
public class CacheMiss {
    private static final int PEOPLE = 20_000;
    private static final int REF_BYTES = 16;
    private static final int KEY_BYTES = 32;

    /** Rows in memory, and what was sealed under their keys. */
    @State(Scope.Thread)
    public static class Bare {
        private static final byte[] INFO = Material.plaintext(23);

        private final byte[] associatedData = Material.associatedData();
        private final BareAesGcm kek = new BareAesGcm(Material.key(-1), NonceSource.operatingSystem());
        private final BareAesGcm cipher = new BareAesGcm(Material.key(-2), NonceSource.operatingSystem());
        private final Map<ByteBuffer, byte[]> rows = new HashMap<>();
        private final Cache<ByteBuffer, byte[]> cache =
                Caffeine.newBuilder().maximumSize(600).build();
        private final ByteBuffer[] refs = new ByteBuffer[PEOPLE];
        private final byte[][] sealed = new byte[PEOPLE][];
        private final String[] ids = new String[PEOPLE];
        private final Mac mac = hmac();
        private int person;

        @Setup
        public void fill() {
            for (int i = 0; i < PEOPLE; i++) {
                ids[i] = "sole, buyer-" + i;
                byte[] derived = derive(Material.key(i));
                refs[i] = ByteBuffer.wrap(Arrays.copyOf(derived, REF_BYTES));
                rows.put(refs[i], kek.encrypt(Material.key(i), associatedData));
                sealed[i] = cipher.with(key(derived)).encrypt(Material.plaintext(64), associatedData);
            }
        }

        byte[] openNext() {
            person = (person + 1) % PEOPLE;
            byte[] key = cache.get(refs[person], this::load);
            byte[] handle = mac.doFinal(ids[person].getBytes(StandardCharsets.UTF_8));
            if (handle.length != KEY_BYTES) {
                throw new IllegalStateException("HMAC-SHA-256 has 32 bytes");
            }
            return cipher.with(key).decrypt(sealed[person], associatedData);
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

    /** A vault whose cache is much smaller than the number of people. */
    @State(Scope.Benchmark)
    public static class Sealed {
        private final Vault vault =
                Vault.builder().inMemoryForTests().cacheBudgetBytes(1 << 20).build();
        private final FieldContext[] fields = new FieldContext[PEOPLE];
        private final byte[][] sealed = new byte[PEOPLE][];
        private int person;

        @Setup
        public void fill() {
            for (int i = 0; i < PEOPLE; i++) {
                sealed[i] = vault.encrypt(Material.plaintext(64), Material.field(i));
                fields[i] = Material.field(i);
            }
        }

        byte[] openNext() {
            person = (person + 1) % PEOPLE;
            return vault.decrypt(sealed[person], fields[person]);
        }

        @TearDown
        public void close() {
            vault.close();
        }
    }

    @Benchmark
    public byte[] limit(Bare bare) {
        return bare.openNext();
    }

    @Benchmark
    public byte[] tacit(Sealed sealed) {
        return Material.READER.call(sealed::openNext);
    }
}
