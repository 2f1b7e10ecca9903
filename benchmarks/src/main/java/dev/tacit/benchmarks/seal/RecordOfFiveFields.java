package dev.tacit.benchmarks.seal;

import dev.tacit.crypto.Opened;
import dev.tacit.crypto.SealedFields;
import dev.tacit.crypto.Vault;
import dev.tacit.provider.FieldContext;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** What does a record of five fields of one person cost, beside the limit for a single field? */
@BenchmarkMode(Mode.AverageTime)
public class RecordOfFiveFields {
    /** The limit for one field of 64 bytes. */
    @State(Scope.Thread)
    public static class OneField {
        final byte[] plaintext = Material.plaintext(64);
        final byte[] associatedData = Material.associatedData();
        final BareAesGcm aes = new BareAesGcm(Material.key(1), NonceSource.platform());
        final byte[] sealed = aes.encrypt(plaintext, associatedData);
    }

    /** One record and its sealed form. */
    @State(Scope.Benchmark)
    public static class Whole {
        final Vault vault = Vault.inMemoryForTests();
        final RecordSchema<Customer> schema = Schemas.annotated().of(Customer.class);
        final Customer customer = Customer.number(7);
        final SealedFields sealed = vault.seal(schema, customer);
        final byte[] plaintext = Material.plaintext(64);
        final List<FieldContext> fields = List.of(
                Material.field(7, "name"),
                Material.field(7, "email"),
                Material.field(7, "phone"),
                Material.field(7, "address"),
                Material.field(7, "birthDate"));

        @TearDown
        public void close() {
            vault.close();
        }
    }

    @Benchmark
    public byte[] limitEncryptOne(OneField one) {
        return one.aes.encrypt(one.plaintext, one.associatedData);
    }

    @Benchmark
    public byte[] limitDecryptOne(OneField one) {
        return one.aes.decrypt(one.sealed, one.associatedData);
    }

    @Benchmark
    public void tacitEncryptFive(Whole whole, Blackhole hole) {
        for (FieldContext field : whole.fields) {
            hole.consume(whole.vault.encrypt(whole.plaintext, field));
        }
    }

    @Benchmark
    public SealedFields tacitSeal(Whole whole) {
        return whole.vault.seal(whole.schema, whole.customer);
    }

    @Benchmark
    public Map<String, Opened<String>> tacitOpen(Whole whole) {
        return Material.READER.call(() -> whole.vault.open(whole.schema, whole.sealed));
    }
}
