package dev.tacit.benchmarks.seal;

import dev.tacit.Tenant;
import dev.tacit.crypto.Vault;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What does it cost to compute the value that goes into an index column? */
@BenchmarkMode(Mode.AverageTime)
@State(Scope.Benchmark)
public class BlindIndex {
    private static final String EMAIL = "ann.example@shop.example";

    private final Vault vault = Vault.inMemoryForTests();
    private final Mac mac = hmac();

    @TearDown
    public void close() {
        vault.close();
    }

    /** HMAC-SHA-256 with a kept Mac, truncated. */
    @Benchmark
    public byte[] limit() {
        return Arrays.copyOf(mac.doFinal(EMAIL.getBytes(StandardCharsets.UTF_8)), 16);
    }

    @Benchmark
    public byte[] tacit() {
        return vault.indexOf(Tenant.SOLE, "order", "buyerEmail", EMAIL);
    }

    private static Mac hmac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Material.key(1), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
