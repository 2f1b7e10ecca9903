package dev.tacit.benchmarks.seal;

import dev.tacit.crypto.Opened;
import dev.tacit.crypto.SealedFields;
import dev.tacit.crypto.Vault;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** What does a page of 50 records of 50 people cost to show, five fields each, with all keys at hand? */
@BenchmarkMode(Mode.AverageTime)
public class PageOfFifty {
    private static final int PEOPLE = 50;
    private static final int FIELDS = 5;

    /** One kept cipher and five values for each of 50 keys. */
    @State(Scope.Thread)
    public static class Bare {
        final byte[] associatedData = Material.associatedData();
        final List<BareAesGcm> keys = new ArrayList<>();
        final List<byte[]> sealed = new ArrayList<>();

        public Bare() {
            for (int person = 0; person < PEOPLE; person++) {
                BareAesGcm aes = new BareAesGcm(Material.key(person), NonceSource.platform());
                keys.add(aes);
                sealed.add(aes.encrypt(Material.plaintext(64), associatedData));
            }
        }
    }

    /** Fifty sealed records. */
    @State(Scope.Benchmark)
    public static class Page {
        final Vault vault = Vault.inMemoryForTests();
        final RecordSchema<Customer> schema = Schemas.annotated().of(Customer.class);
        final List<SealedFields> rows = new ArrayList<>();

        public Page() {
            for (int person = 0; person < PEOPLE; person++) {
                rows.add(vault.seal(schema, Customer.number(person)));
            }
        }

        @TearDown
        public void close() {
            vault.close();
        }
    }

    @Benchmark
    public void limit(Bare bare, Blackhole hole) {
        for (int person = 0; person < PEOPLE; person++) {
            for (int field = 0; field < FIELDS; field++) {
                hole.consume(bare.keys.get(person).decrypt(bare.sealed.get(person), bare.associatedData));
            }
        }
    }

    @Benchmark
    public void tacit(Page page, Blackhole hole) {
        Material.READER.call(() -> {
            for (SealedFields row : page.rows) {
                hole.consume(page.vault.open(page.schema, row));
            }
            return page;
        });
    }

    @Benchmark
    public List<Map<String, Opened<String>>> tacitPage(Page page) {
        return Material.READER.call(() -> page.vault.openPage(page.schema, page.rows));
    }
}
