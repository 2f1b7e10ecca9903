package dev.tacit.crypto.jackson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.function.Function;

/** Reads documents one by one; what Jackson says of a text that is none is turned into ours. Not thread-safe. */
final class Documents implements Iterator<ObjectNode> {
    private final MappingIterator<JsonNode> nodes;
    private final Function<JsonNode, ObjectNode> demand;
    private final Function<Class<?>, RuntimeException> refusal;

    Documents(
            MappingIterator<JsonNode> nodes,
            Function<JsonNode, ObjectNode> demand,
            Function<Class<?>, RuntimeException> refusal) {
        this.nodes = nodes;
        this.demand = demand;
        this.refusal = refusal;
    }

    @Override
    public boolean hasNext() {
        try {
            return nodes.hasNextValue();
        } catch (JsonProcessingException | CharConversionException quotingTheText) {
            throw refusal.apply(quotingTheText.getClass());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ObjectNode next() {
        try {
            return demand.apply(nodes.nextValue());
        } catch (JsonProcessingException | CharConversionException quotingTheText) {
            throw refusal.apply(quotingTheText.getClass());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
