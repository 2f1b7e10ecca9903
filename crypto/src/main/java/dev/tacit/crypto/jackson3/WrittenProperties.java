package dev.tacit.crypto.jackson3;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tacit.schema.RecordSchema;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;

/** What Jackson writes of a class, and under which names. */
record WrittenProperties(Set<String> names, boolean writesMore) {
    static WrittenProperties of(ObjectMapper jackson, Class<?> type) {
        BeanDescription description = describe(jackson, jackson.constructType(type));
        Set<String> names = description.findProperties().stream()
                .filter(property -> !isUnwrapped(property))
                .map(BeanPropertyDefinition::getName)
                .collect(Collectors.toUnmodifiableSet());
        return new WrittenProperties(names, description.findAnyGetter() != null);
    }

    private static BeanDescription describe(ObjectMapper jackson, JavaType type) {
        SerializationConfig config = jackson.serializationConfig();
        ClassIntrospector introspector = config.classIntrospectorInstance().forOperation(config);
        AnnotatedClass annotated = introspector.introspectClassAnnotations(type);
        return introspector.introspectForSerialization(type, annotated);
    }

    boolean knows(String member) {
        return names.contains(member);
    }

    /** Returns what is written beside the schema's members. */
    Set<String> beside(RecordSchema<?> schema) {
        Set<String> foreign = new TreeSet<>(names);
        schema.members().forEach(member -> foreign.remove(member.name()));
        if (writesMore) {
            foreign.add("(any)");
        }
        return foreign;
    }

    private static boolean isUnwrapped(BeanPropertyDefinition property) {
        return property.getAccessor() != null && property.getAccessor().hasAnnotation(JsonUnwrapped.class);
    }
}
