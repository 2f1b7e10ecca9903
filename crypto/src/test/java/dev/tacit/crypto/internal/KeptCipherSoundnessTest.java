package dev.tacit.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.Subject;
import dev.tacit.SystemClock;
import dev.tacit.Tenant;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.format.Padding;
import dev.tacit.crypto.format.Suite;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.WrappedKey;
import dev.tacit.provider.FieldContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/**
 * Kept ciphers, shared by threads that never meet at one: with nonces in hand as in production, keys that are retired while
 * they are lent, and forged values that spoil ciphers in between. What comes out is read by code that is not ours. System
 * property {@code tacit.soundness.operations} says how many operations; 10 000 000 is the number to release with.
 */
class KeptCipherSoundnessTest {
    private static final int THREADS = 8;
    private static final int OPERATIONS = Integer.getInteger("tacit.soundness.operations", 200_000);
    private static final int PEOPLE = 3;
    private static final int REMEMBERED_NONCES = 1_000_000;

    private final Workbenches benches = new Workbenches(new Nonces(), Ticker.systemTicker(), SystemClock.instance());
    private final AtomicReferenceArray<LeasedKey> cache = new AtomicReferenceArray<>(PEOPLE);
    private final Set<ByteBuffer> nonces = ConcurrentHashMap.newKeySet();

    @Test
    void whateverThreadsDoToSharedKeys_everyValueOpensElsewhere_andNoNonceComesTwice() throws Exception {
        for (int person = 0; person < PEOPLE; person++) {
            cache.set(person, key(person));
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> sealed = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                sealed.add(threads.submit(this::sealAndOpen));
            }
            int all = 0;
            for (Future<Integer> some : sealed) {
                all += some.get();
            }
            assertThat(all).isEqualTo(OPERATIONS / THREADS * THREADS);
            assertThat(nonces).hasSize(Math.min(all, REMEMBERED_NONCES / THREADS * THREADS));
        } finally {
            threads.shutdownNow();
        }
    }

    private int sealAndOpen() throws GeneralSecurityException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        OtherDecoder decoder = new OtherDecoder();
        int done = 0;
        while (done < OPERATIONS / THREADS) {
            int person = random.nextInt(PEOPLE);
            byte[] value = new byte[random.nextInt(80)];
            random.nextBytes(value);
            byte[] sealed = seal(person, value);
            assertThat(decoder.open(person, sealed)).isEqualTo(value);
            if (done < REMEMBERED_NONCES / THREADS) {
                assertThat(nonces.add(ByteBuffer.wrap(Arrays.copyOfRange(sealed, 19, 31))))
                        .isTrue();
            }
            done++;
            if (done % 7 == 0) {
                sealed[sealed.length - 1] ^= 1;
                assertThatThrownBy(() -> open(person, sealed)).isInstanceOf(CiphertextRejectedException.class);
            } else {
                assertThat(open(person, sealed)).isEqualTo(value);
            }
            if (done % 11 == 0) {
                LeasedKey old = cache.getAndSet(person, key(person));
                old.retire(benches);
            }
        }
        return done;
    }

    private byte[] seal(int person, byte[] value) {
        Workbench bench = benches.take();
        try {
            bench.prepareNonces(1, benches.now());
            SealedHeader header = SealedHeader.of(Suite.AES_256_GCM, Padding.NONE, Binding.SUBJECT);
            return SealedFormat.seal(bench, lease(bench, person), header, context(person), value);
        } finally {
            benches.giveBack(bench);
        }
    }

    private byte[] open(int person, byte[] sealed) {
        Workbench bench = benches.take();
        try {
            return SealedFormat.parse(sealed).open(bench, lease(bench, person), context(person), "name");
        } finally {
            benches.giveBack(bench);
        }
    }

    private KeyLease lease(Workbench bench, int person) {
        while (true) {
            KeyLease lease = bench.lend(cache.get(person));
            if (lease != null) {
                return lease;
            }
        }
    }

    private static LeasedKey key(int person) {
        DerivedKey derived = DerivedKey.of(rowKey(person), Label.SUBJECT_KEY);
        KeyRow row = new KeyRow(
                KeySlot.ofSubject(Tenant.SOLE, LeasedKeys.any().handle(), KeySlot.WHOLE_SUBJECT),
                1,
                derived.ref(),
                1,
                Optional.of(WrappedKey.of(new byte[61])),
                KeyRow.State.ACTIVE,
                Instant.EPOCH);
        return LeasedKey.alive(row, derived);
    }

    private static byte[] rowKey(int person) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) (person + 1));
        return key;
    }

    private static FieldContext context(int person) {
        return FieldContext.of(Tenant.SOLE, "order", "name", Subject.of(person));
    }

    /** Reads sealed values as {@code docs/format.md} describes them, with the JDK alone. */
    private static final class OtherDecoder {
        byte[] open(int person, byte[] sealed) throws GeneralSecurityException {
            byte[] derived = hkdf48(rowKey(person), list("tacit/1/subject-key"));
            assertThat(Arrays.copyOf(derived, 16)).isEqualTo(Arrays.copyOfRange(sealed, 3, 19));
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(derived, 16, 32, "AES"),
                    new GCMParameterSpec(128, sealed, 19, 12));
            cipher.updateAAD(sealed, 0, 19);
            cipher.updateAAD(LeasedKeys.any().handle().bytes());
            cipher.updateAAD("\4sole\5order\4name".getBytes(StandardCharsets.UTF_8));
            cipher.updateAAD(new byte[13]); // up to 64
            return cipher.doFinal(sealed, 31, sealed.length - 31);
        }

        private static byte[] hkdf48(byte[] key, byte[] info) throws GeneralSecurityException {
            byte[] prk = hmac(new byte[32], key);
            byte[] first = hmac(
                    prk,
                    ByteBuffer.allocate(info.length + 1).put(info).put((byte) 1).array());
            byte[] second = hmac(
                    prk,
                    ByteBuffer.allocate(32 + info.length + 1)
                            .put(first)
                            .put(info)
                            .put((byte) 2)
                            .array());
            return ByteBuffer.allocate(48).put(first).put(second, 0, 16).array();
        }

        private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        }

        private static byte[] list(String... items) {
            byte[] all = {};
            for (String text : items) {
                byte[] item = item(text.getBytes(StandardCharsets.UTF_8));
                all = ByteBuffer.allocate(all.length + item.length)
                        .put(all)
                        .put(item)
                        .array();
            }
            return all;
        }

        private static byte[] item(byte[] bytes) {
            return ByteBuffer.allocate(4 + bytes.length)
                    .putInt(bytes.length)
                    .put(bytes)
                    .array();
        }
    }
}
