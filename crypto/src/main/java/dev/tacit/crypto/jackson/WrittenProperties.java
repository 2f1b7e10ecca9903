package dev.tacit.crypto.jackson;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import dev.tacit.schema.RecordSchema;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What Jackson writes of a class, and under which names. */
record WrittenProperties(Set<String> names, boolean writesMore) {
    static WrittenProperties of(ObjectMapper jackson, Class<?> type) {
        BeanDescription description = jackson.getSerializationConfig().introspect(jackson.constructType(type));
        Set<String> names = description.findProperties().stream()
                .filter(property -> !isUnwrapped(property))
                .map(BeanPropertyDefinition::getName)
                .collect(Collectors.toUnmodifiableSet());
        return new WrittenProperties(names, description.findAnyGetter() != null);
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
