package dev.tacit.crypto.jackson3;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.node.ObjectNode;

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
        } catch (JacksonIOException e) {
            throw new UncheckedIOException(failure(e, refusal));
        } catch (JacksonException quotingTheText) {
            throw refusal.apply(quotingTheText.getClass());
        }
    }

    @Override
    public ObjectNode next() {
        try {
            return demand.apply(nodes.nextValue());
        } catch (JacksonIOException e) {
            throw new UncheckedIOException(failure(e, refusal));
        } catch (JacksonException quotingTheText) {
            throw refusal.apply(quotingTheText.getClass());
        }
    }

    /** Returns the stream's own failure; bytes that are no characters are the text's. */
    static IOException failure(JacksonIOException e, Function<Class<?>, RuntimeException> refusal) {
        if (e.getCause() instanceof CharConversionException quotingTheText) {
            throw refusal.apply(quotingTheText.getClass());
        }
        return Objects.requireNonNull(e.getCause());
    }
}
