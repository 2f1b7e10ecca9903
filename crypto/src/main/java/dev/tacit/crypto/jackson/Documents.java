package dev.tacit.crypto.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tacit.TacitException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.function.Function;

/** Reads documents one by one; what Jackson says of a text that is none is turned into ours. Not thread-safe. */
final class Documents implements Iterator<ObjectNode> {
    private final JsonParser tokens;
    private final MappingIterator<JsonNode> nodes;
    private final Function<JsonNode, ObjectNode> demand;
    private final Function<Class<?>, RuntimeException> refusal;

    private Documents(
            JsonParser tokens,
            MappingIterator<JsonNode> nodes,
            Function<JsonNode, ObjectNode> demand,
            Function<Class<?>, RuntimeException> refusal) {
        this.tokens = tokens;
        this.nodes = nodes;
        this.demand = demand;
        this.refusal = refusal;
    }

    static Documents of(
            ObjectMapper jackson,
            InputStream in,
            Function<JsonNode, ObjectNode> demand,
            Function<Class<?>, RuntimeException> refusal)
            throws IOException {
        return reading(
                () -> {
                    JsonParser tokens = jackson.createParser(in);
                    if (tokens.nextToken() == JsonToken.START_ARRAY) {
                        tokens.clearCurrentToken();
                    }
                    MappingIterator<JsonNode> nodes =
                            jackson.readerFor(JsonNode.class).readValues(tokens);
                    return new Documents(tokens, nodes, demand, refusal);
                },
                refusal);
    }

    @Override
    public boolean hasNext() {
        return unchecked(() -> nodes.hasNextValue() || !isAtEnd());
    }

    @Override
    public ObjectNode next() {
        return demand.apply(unchecked(nodes::nextValue));
    }

    /** Behind an array's end Jackson looks no further. */
    private boolean isAtEnd() throws IOException {
        JsonToken behind = tokens.nextToken();
        if (behind != null) {
            throw refusal.apply(JsonToken.class);
        }
        return true;
    }

    private <R> R unchecked(Reading<R> reading) {
        try {
            return reading(reading, refusal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what is read. What the stream itself says when it fails goes on; all else may quote the text. */
    static <R> R reading(Reading<R> reading, Function<Class<?>, RuntimeException> refusal) throws IOException {
        try {
            return reading.read();
        } catch (TacitException | UncheckedIOException oursOrTheStreams) {
            throw oursOrTheStreams;
        } catch (JsonProcessingException
                | CharConversionException
                | RuntimeException
                | StackOverflowError quotingTheText) {
            throw refusal.apply(quotingTheText.getClass());
        }
    }

    /** Reads from a stream. */
    interface Reading<R> {
        R read() throws IOException;
    }
}
