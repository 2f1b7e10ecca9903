package dev.tacit.benchmarks.seal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tacit.Subject;
import dev.tacit.crypto.Vault;
import dev.tacit.crypto.jackson.SealedJson;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What does it cost to store an order as JSON with its personal members sealed, beside plain Jackson? */
@BenchmarkMode(Mode.AverageTime)
@State(Scope.Benchmark)
public class OrderAsJson {
    private final ObjectMapper jackson = new ObjectMapper().registerModule(new JavaTimeModule());
    private final Vault vault = Vault.inMemoryForTests();
    private final SealedJson<Order> sealedJson = SealedJson.of(Order.class, vault);
    private final Order order = Order.sample();
    private final Subject buyer = Subject.of(order.buyerId());
    private final String sealed = sealedJson.write(order);
    private final String plain;

    public OrderAsJson() {
        plain = limitWrite();
    }

    @TearDown
    public void close() {
        vault.close();
    }

    @Benchmark
    public String limitWrite() {
        try {
            return jackson.writeValueAsString(order);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public Order limitRead() throws JsonProcessingException {
        return jackson.readValue(plain, Order.class);
    }

    @Benchmark
    public String tacitWrite() {
        return sealedJson.write(order);
    }

    @Benchmark
    public Order tacitRead() {
        return Material.READER.call(() -> sealedJson.read(sealed, buyer));
    }
}
