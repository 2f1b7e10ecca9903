package dev.tacit.benchmarks.seal;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.access.Operation;
import dev.tacit.crypto.Opened;
import dev.tacit.crypto.RecordOpening;
import dev.tacit.crypto.SealedFields;
import dev.tacit.crypto.SealedValue;
import dev.tacit.crypto.Vault;
import dev.tacit.provider.FieldContext;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What does a record of five fields of one person cost, beside the limit for a single field? */
@BenchmarkMode(Mode.AverageTime)
public class RecordOfFiveFields {
    /** The limit for one field of 64 bytes. */
    @State(Scope.Thread)
    public static class OneField {
        final byte[] plaintext = Material.plaintext(64);
        final byte[] associatedData = Material.associatedData();
        final BareAesGcm aes = new BareAesGcm(Material.key(1), NonceSource.operatingSystem());
        final byte[] sealed = aes.encrypt(plaintext, associatedData);
    }

    /** One record and its sealed form. */
    @State(Scope.Benchmark)
    public static class Whole {
        final Vault vault = Vault.inMemoryForTests();
        final RecordSchema<Customer> schema = Schemas.annotated().of(Customer.class);
        final Customer customer = Customer.number(7);
        final SealedFields sealed = vault.seal(schema, customer);
        final List<byte[]> plaintexts = Collections.nCopies(5, Material.plaintext(64));
        final List<FieldContext> fields = List.of(
                Material.field(7, "name"),
                Material.field(7, "email"),
                Material.field(7, "phone"),
                Material.field(7, "address"),
                Material.field(7, "birthDate"));
        final RecordOpening opening = opening();

        private RecordOpening opening() {
            List<byte[]> bytes = vault.encryptAll(fields, plaintexts);
            List<SealedValue> values = new ArrayList<>();
            for (FieldContext field : fields) {
                values.add(SealedValue.of(field.fieldId(), field, bytes.get(values.size())));
            }
            return new RecordOpening(Tenant.SOLE, "order", Operation.READ, Optional.of(Subject.of("buyer-7")), values);
        }

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
    public List<byte[]> tacitEncryptFive(Whole whole) {
        return whole.vault.encryptAll(whole.fields, whole.plaintexts);
    }

    @Benchmark
    public Map<String, Opened<byte[]>> tacitDecryptFive(Whole whole) {
        return Material.READER.call(() -> whole.vault.open(whole.opening));
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
