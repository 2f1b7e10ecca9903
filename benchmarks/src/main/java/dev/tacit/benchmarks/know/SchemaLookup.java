package dev.tacit.benchmarks.know;

import dev.tacit.benchmarks.seal.Order;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What does it cost to ask what is personal in a class, once it was asked before? */
@BenchmarkMode(Mode.AverageTime)
@State(Scope.Benchmark)
public class SchemaLookup {
    private final Schemas schemas = Schemas.annotated();
    private final ClassValue<RecordSchema<?>> remembered = new ClassValue<>() {
        @Override
        protected RecordSchema<?> computeValue(Class<?> type) {
            return schemas.of(type);
        }
    };

    /** Not final: a constant would be folded away. */
    private Class<?> type = Order.class;

    @Benchmark
    public RecordSchema<?> limit() {
        return remembered.get(type);
    }

    @Benchmark
    public RecordSchema<?> tacit() {
        return schemas.of(type);
    }
}
