package dev.tacit.crypto.jackson3;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import dev.tacit.crypto.codec.ReadProperties;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.introspect.ObjectIdInfo;

/** Finds out what Jackson reads of a class: of its builder, where it has one. */
final class ReadNames {
    private static final Set<JsonTypeInfo.Id> CLASS_NAMES =
            Set.of(JsonTypeInfo.Id.CLASS, JsonTypeInfo.Id.MINIMAL_CLASS);
    private static final Set<JsonTypeInfo.As> AS_PROPERTY =
            Set.of(JsonTypeInfo.As.PROPERTY, JsonTypeInfo.As.EXISTING_PROPERTY);

    private final BeanDescription type;
    private final BeanDescription read;
    private final Set<String> beside;
    private final List<String> liberties = new ArrayList<>();

    private ReadNames(BeanDescription type, BeanDescription read, Set<String> unwrapped) {
        this.type = type;
        this.read = read;
        this.beside = new HashSet<>(unwrapped);
    }

    static ReadProperties of(ObjectMapper jackson, Class<?> type, Set<String> unwrapped) {
        DeserializationConfig config = jackson.deserializationConfig();
        ClassIntrospector introspector = config.classIntrospectorInstance().forOperation(config);
        JavaType javaType = jackson.constructType(type);
        AnnotatedClass annotated = introspector.introspectClassAnnotations(javaType);
        BeanDescription description = introspector.introspectForDeserialization(javaType, annotated);
        Class<?> builder = config.getAnnotationIntrospector().findPOJOBuilder(config, annotated);
        BeanDescription read = builder == null
                ? description
                : introspector.introspectForDeserializationWithBuilder(jackson.constructType(builder), description);
        return new ReadNames(description, read, unwrapped).properties();
    }

    private ReadProperties properties() {
        judgeTypeInfo();
        ObjectIdInfo id = type.getObjectIdInfo();
        if (id != null && id.getGeneratorType() != ObjectIdGenerators.PropertyGenerator.class) {
            beside.add(id.getPropertyName().getSimpleName());
        }
        if (read.findAnySetterAccessor() != null) {
            liberties.add("@JsonAnySetter");
        }
        if (ignoresCase(type) || ignoresCase(read)) {
            liberties.add("@JsonFormat(with = ACCEPT_CASE_INSENSITIVE_PROPERTIES)");
        }
        List<ReadProperties.Property> properties = read.findProperties().stream()
                .filter(property -> !WrittenProperties.isUnwrapped(property))
                .map(ReadNames::property)
                .toList();
        return new ReadProperties(properties, beside, liberties);
    }

    private void judgeTypeInfo() {
        JsonTypeInfo info = type.getClassAnnotations().get(JsonTypeInfo.class);
        if (info == null || info.use() == JsonTypeInfo.Id.NONE || info.use() == JsonTypeInfo.Id.DEDUCTION) {
            return;
        }
        if (CLASS_NAMES.contains(info.use()) || !AS_PROPERTY.contains(info.include())) {
            liberties.add("@JsonTypeInfo(use = " + info.use() + ", include = " + info.include() + ")");
        } else if (info.include() == JsonTypeInfo.As.PROPERTY) {
            beside.add(info.property().isEmpty() ? info.use().getDefaultPropertyName() : info.property());
        }
    }

    private static boolean ignoresCase(BeanDescription description) {
        JsonFormat format = description.getClassAnnotations().get(JsonFormat.class);
        return format != null
                && Boolean.TRUE.equals(JsonFormat.Value.from(format)
                        .getFeature(JsonFormat.Feature.ACCEPT_CASE_INSENSITIVE_PROPERTIES));
    }

    private static ReadProperties.Property property(BeanPropertyDefinition property) {
        Set<String> aliases =
                property.findAliases().stream().map(PropertyName::getSimpleName).collect(Collectors.toSet());
        boolean declared = property.isExplicitlyIncluded() || property.isExplicitlyNamed();
        return new ReadProperties.Property(property.getName(), property.getInternalName(), declared, aliases);
    }
}
