package dev.tacit.crypto.jackson;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tacit.Safe;
import dev.tacit.crypto.codec.DocumentMapper;
import dev.tacit.crypto.codec.ReadProperties;
import dev.tacit.crypto.internal.ForeignCode;
import dev.tacit.crypto.key.UnknownFormatException;
import dev.tacit.schema.DeclarationException;
import dev.tacit.schema.DeclarationProblem;
import dev.tacit.schema.RecordSchema;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Jackson 2, set up for storage: members alone, not what getters derive from them, dates as text, decimals exact,
 * duplicate members refused, unknown ones left to newer releases, no class ever named by a document. What Jackson says when
 * it fails may quote a value, so it is dropped. Thread-safe.
 */
final class RecordMapper<T> implements DocumentMapper<T, ObjectNode> {
    private static final ObjectMapper JACKSON = JsonMapper.builder()
            .addModules(new JavaTimeModule().disable(JavaTimeFeature.NORMALIZE_DESERIALIZED_ZONE_ID), new Jdk8Module())
            .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.SETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.WRITE_DATES_WITH_ZONE_ID)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .enable(MapperFeature.BLOCK_UNSAFE_POLYMORPHIC_BASE_TYPES)
            .build();

    static {
        // What Jackson needs first when a record was too deep for the stack could not be loaded then, nor ever after.
        Object unused = JsonLocation.NA;
    }

    private final RecordSchema<T> schema;
    private final WrittenProperties written;

    RecordMapper(RecordSchema<T> schema) {
        this.schema = schema;
        this.written = ForeignCode.call(() -> WrittenProperties.of(JACKSON, schema.type()), this::cannotMap);
    }

    @Override
    public boolean knows(String member) {
        return written.knows(member);
    }

    @Override
    public boolean unwraps(String member) {
        return written.unwraps(member);
    }

    @Override
    public Set<String> foreignProperties() {
        return written.beside(schema);
    }

    @Override
    public ReadProperties reads() {
        return ForeignCode.call(() -> ReadNames.of(JACKSON, schema.type(), written.unwrapped()), this::cannotMap);
    }

    @Override
    public boolean fits(String json, Type memberType) {
        try {
            Object unused = ForeignCode.call(
                    () -> JACKSON.readValue(json, JACKSON.constructType(memberType)), this::doesNotFit);
            return true;
        } catch (UnknownFormatException wrong) {
            return false;
        }
    }

    @Override
    public ObjectNode toDocument(T record) {
        return ForeignCode.call(() -> (ObjectNode) JACKSON.<JsonNode>valueToTree(record), this::cannotWrite);
    }

    @Override
    public T toRecord(ObjectNode document) {
        Object read = ForeignCode.call(() -> JACKSON.treeToValue(document, schema.type()), this::doesNotFit);
        if (read == null || read.getClass() != schema.type()) {
            throw doesNotFit(schema.type());
        }
        return schema.type().cast(read);
    }

    @Override
    public ObjectNode parse(String text) {
        return object(ForeignCode.call(() -> JACKSON.readTree(text), this::doesNotFit));
    }

    @Override
    public ObjectNode parse(InputStream in) throws IOException {
        return object(Documents.reading(() -> JACKSON.readTree(in), this::doesNotFit));
    }

    @Override
    public Iterator<ObjectNode> parseAll(InputStream in) throws IOException {
        return Documents.of(JACKSON, in, this::object, this::doesNotFit);
    }

    @Override
    public String format(ObjectNode document) {
        return ForeignCode.call(document::toString, this::cannotWrite);
    }

    @Override
    public Set<String> names(ObjectNode document) {
        Set<String> names = new HashSet<>();
        document.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Override
    public void retain(ObjectNode document, Set<String> names) {
        ObjectNode unused = document.retain(names);
    }

    @Override
    public boolean has(ObjectNode document, String member) {
        return document.has(member);
    }

    @Override
    public Optional<String> json(ObjectNode document, String member) {
        return present(document, member).map(node -> ForeignCode.call(node::toString, this::cannotWrite));
    }

    @Override
    public Optional<String> text(ObjectNode document, String member) {
        return present(document, member).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    @Override
    public Optional<String> scalar(ObjectNode document, String member) {
        return present(document, member).filter(JsonNode::isValueNode).map(JsonNode::asText);
    }

    @Override
    public void putText(ObjectNode document, String member, String text) {
        document.put(member, text);
    }

    @Override
    public void putJson(ObjectNode document, String member, String json) {
        JsonNode unused = document.set(member, ForeignCode.call(() -> JACKSON.readTree(json), this::doesNotFit));
    }

    private static Optional<JsonNode> present(ObjectNode document, String member) {
        return Optional.ofNullable(document.get(member)).filter(node -> !node.isNull());
    }

    private ObjectNode object(JsonNode node) {
        if (node instanceof ObjectNode document) {
            return document;
        }
        throw new UnknownFormatException("the stored text is no JSON object", Safe.of("record", schema.name()));
    }

    private DeclarationException cannotMap(Class<?> foreign) {
        return refusal("Jackson cannot map it, as where two members share a name: ", foreign);
    }

    private DeclarationException cannotWrite(Class<?> foreign) {
        return refusal("Jackson cannot write it: ", foreign);
    }

    private DeclarationException refusal(String rule, Class<?> foreign) {
        return new DeclarationException(
                List.of(new DeclarationProblem(schema.type().getName(), "", rule + foreign.getName())));
    }

    private UnknownFormatException doesNotFit(Class<?> foreign) {
        return new UnknownFormatException(
                "the stored document does not fit the class",
                Safe.of("record", schema.name()),
                Safe.of("because", foreign));
    }
}
