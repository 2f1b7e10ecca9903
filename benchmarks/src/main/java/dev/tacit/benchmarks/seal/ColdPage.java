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

/**
 * What does a page of 50 records of 50 people cost to show, five fields each, of whom no key is cached? Pages come one after the
 * other, of more people than the cache holds. The limit loads each key with bare parts, as for a single value, and gives it to a
 * kept cipher once for the five values.
 */
@BenchmarkMode(Mode.AverageTime)
public class ColdPage {
    private static final int PAGES = 100;
    private static final int PEOPLE = 50;
    private static final int FIELDS = 5;

    /** Rows in memory, and what was sealed under their keys. */
    @State(Scope.Thread)
    public static class Bare {
        final BareParts parts = new BareParts(PAGES * PEOPLE);
        int page;
    }

    /** A vault whose cache is much smaller than the number of people. */
    @State(Scope.Benchmark)
    public static class Pages {
        final Vault vault =
                Vault.builder().inMemoryForTests().cacheBudgetBytes(1 << 20).build();
        final RecordSchema<Customer> schema = Schemas.annotated().of(Customer.class);
        final List<List<SealedFields>> pages = new ArrayList<>();
        int page;

        public Pages() {
            for (int number = 0; number < PAGES; number++) {
                List<SealedFields> rows = new ArrayList<>();
                for (int person = 0; person < PEOPLE; person++) {
                    rows.add(vault.seal(schema, Customer.number(number * PEOPLE + person)));
                }
                pages.add(rows);
            }
        }

        @TearDown
        public void close() {
            vault.close();
        }
    }

    @Benchmark
    public void limit(Bare bare, Blackhole hole) {
        bare.page = (bare.page + 1) % PAGES;
        for (int person = bare.page * PEOPLE; person < (bare.page + 1) * PEOPLE; person++) {
            BareAesGcm theirs = bare.parts.cipherOf(person);
            for (int field = 0; field < FIELDS; field++) {
                hole.consume(bare.parts.open(theirs, person));
            }
        }
    }

    @Benchmark
    public List<Map<String, Opened<String>>> tacit(Pages pages) {
        pages.page = (pages.page + 1) % PAGES;
        return Material.READER.call(() -> pages.vault.openPage(pages.schema, pages.pages.get(pages.page)));
    }
}
