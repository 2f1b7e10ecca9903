package dev.tacit.crypto.jackson;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tacit.Safe;
import dev.tacit.crypto.key.UnknownFormatException;
import dev.tacit.schema.DeclarationException;
import dev.tacit.schema.DeclarationProblem;
import dev.tacit.schema.RecordSchema;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Jackson, set up for storage: members alone, not what getters derive from them, dates as text, decimals exact, duplicate members refused, unknown ones left to newer
 * releases, no class ever named by a document. What Jackson says when it fails may quote a value, so it is dropped.
 */
final class RecordMapper<T> {
    private static final ObjectMapper JACKSON = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module())
            .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.SETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(MapperFeature.BLOCK_UNSAFE_POLYMORPHIC_BASE_TYPES)
            .build();

    private final RecordSchema<T> schema;
    private final Set<String> properties;
    private final boolean writesMore;

    RecordMapper(RecordSchema<T> schema) {
        this.schema = schema;
        JavaType type = JACKSON.constructType(schema.type());
        BeanDescription description = JACKSON.getSerializationConfig().introspect(type);
        this.properties = description.findProperties().stream()
                .filter(property -> !isUnwrapped(property))
                .map(BeanPropertyDefinition::getName)
                .collect(Collectors.toUnmodifiableSet());
        this.writesMore = description.findAnyGetter() != null;
    }

    /** Says whether Jackson writes the member under its own name; one renamed or unwrapped would be stored in clear. */
    boolean knows(String member) {
        return properties.contains(member);
    }

    /**
     * Returns what Jackson would write beside the members, a getter that an annotation makes a property for one: such text
     * would be neither sealed nor erased.
     */
    Set<String> foreignProperties() {
        Set<String> foreign = new TreeSet<>(properties);
        schema.members().forEach(member -> foreign.remove(member.name()));
        if (writesMore) {
            foreign.add("(any)");
        }
        return foreign;
    }

    private static boolean isUnwrapped(BeanPropertyDefinition property) {
        return property.getAccessor() != null && property.getAccessor().hasAnnotation(JsonUnwrapped.class);
    }

    ObjectNode toTree(T record) {
        try {
            return JACKSON.valueToTree(record);
        } catch (IllegalArgumentException quotingTheValue) {
            throw new DeclarationException(List.of(new DeclarationProblem(
                    schema.type().getName(),
                    "",
                    "Jackson cannot write it: " + quotingTheValue.getClass().getName())));
        }
    }

    T toRecord(ObjectNode document) {
        try {
            return JACKSON.treeToValue(document, schema.type());
        } catch (JsonProcessingException | IllegalArgumentException quotingTheValue) {
            throw doesNotFit(quotingTheValue);
        }
    }

    ObjectNode parse(String stored) {
        try {
            if (JACKSON.readTree(stored) instanceof ObjectNode document) {
                return document;
            }
            throw new UnknownFormatException("the stored text is no JSON object", Safe.of("record", schema.name()));
        } catch (JsonProcessingException quotingTheText) {
            throw doesNotFit(quotingTheText);
        }
    }

    /** Returns the JSON of a member that is no String. */
    JsonNode parseMember(String json) {
        try {
            return JACKSON.readTree(json);
        } catch (JsonProcessingException quotingTheText) {
            throw doesNotFit(quotingTheText);
        }
    }

    /** Says whether this JSON can be read into the member's type. */
    boolean fits(String json, Type memberType) {
        try {
            Object unused = JACKSON.readValue(json, JACKSON.constructType(memberType));
            return true;
        } catch (JsonProcessingException wrong) {
            return false;
        }
    }

    private UnknownFormatException doesNotFit(Exception foreign) {
        return new UnknownFormatException(
                "the stored document does not fit the class",
                Safe.of("record", schema.name()),
                Safe.of("because", foreign.getClass()));
    }
}
