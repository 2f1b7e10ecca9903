package dev.tacit.benchmarks.seal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.subtle.AesGcmJce;
import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.crypto.Vault;
import dev.tacit.provider.FieldContext;
import java.security.GeneralSecurityException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does a decryption cost when each is another person's? People come by Zipf's law with exponent 1: few often, most
 * seldom. A benchmark with one key hides that the key's set-up is the larger part.
 *
 * <p>Both sides cache 100,000 keys. Up to so many people each decryption is a hit; and since Zipf's law among the first 100,000
 * of a million is Zipf's law of 100,000, that case is what a hit costs among a million. With a million people one decryption in
 * six is a miss, which is asked about by itself in {@link CacheMiss}.
 *
 * <p>Who is asked for next is the same in all contenders: ranks drawn before the measurement. Both begin with a person's number
 * and a sealed value, as from a row: ours makes the context of it, the other boxes it to look for the key.
 */
@BenchmarkMode(Mode.AverageTime)
public class ManySubjects {
    private static final int DRAWS = 1 << 20;
    private static final int CACHED = 100_000;
    /** Room for so many keys, by what the vault says that one takes. */
    private static final long BUDGET_BYTES = CACHED * 2_000L + (1 << 20);

    /** People, and the order in which they are asked for. */
    @State(Scope.Thread)
    public static class Visits {
        @Param({"1", "10000", "100000", "1000000"})
        int subjects;

        int[] order = {};
        private int at;

        @Setup
        public void draw() {
            order = Zipf.ranks(subjects, DRAWS, 7);
        }

        int next() {
            at = (at + 1) & (DRAWS - 1);
            return order[at];
        }
    }

    /** What one would build from bare parts: a cache of Tink primitives, and the wrapped keys beside it. */
    @State(Scope.Thread)
    public static class Parts {
        final byte[] associatedData = Material.associatedData();
        final BareAesGcm kek = new BareAesGcm(Material.key(-1), NonceSource.platform());
        final Cache<Long, AesGcmJce> cache =
                Caffeine.newBuilder().maximumSize(CACHED).build();
        byte[][] wrapped = {};
        byte[][] sealed = {};

        @Setup
        public void fill(Visits visits) {
            wrapped = new byte[visits.subjects][];
            sealed = new byte[visits.subjects][];
            byte[] plaintext = Material.plaintext(64);
            for (int subject : visits.order) {
                if (wrapped[subject] == null) {
                    byte[] key = Material.key(subject);
                    wrapped[subject] = kek.encrypt(key, associatedData);
                    sealed[subject] = new BareAesGcm(key, NonceSource.platform()).encrypt(plaintext, associatedData);
                }
            }
        }

        AesGcmJce load(long subject) {
            try {
                return new AesGcmJce(kek.decrypt(wrapped[(int) subject], associatedData));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** One sealed value for each person who is asked for. */
    @State(Scope.Benchmark)
    public static class Sealed {
        final Vault vault = Vault.builder()
                .inMemoryForTests()
                .cacheBudgetBytes(BUDGET_BYTES)
                .build();
        byte[][] sealed = {};

        @Setup
        public void fill(Visits visits) {
            sealed = new byte[visits.subjects][];
            byte[] plaintext = Material.plaintext(64);
            for (int subject : visits.order) {
                if (sealed[subject] == null) {
                    sealed[subject] = vault.encrypt(plaintext, field(subject));
                }
            }
        }

        @TearDown
        public void close() {
            vault.close();
        }
    }

    @Benchmark
    public byte[] caffeineAndTink(Visits visits, Parts parts) throws GeneralSecurityException {
        int subject = visits.next();
        return parts.cache.get((long) subject, parts::load).decrypt(parts.sealed[subject], parts.associatedData);
    }

    @Benchmark
    public byte[] tacit(Visits visits, Sealed sealed) {
        int subject = visits.next();
        return Material.READER.call(() -> sealed.vault.decrypt(sealed.sealed[subject], field(subject)));
    }

    private static FieldContext field(long subject) {
        return FieldContext.of(Tenant.SOLE, "order", "buyerEmail", Subject.of(subject));
    }
}
