package dev.tacit.crypto.jackson3;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tacit.schema.RecordSchema;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.util.NameTransformer;

/** What Jackson writes of a class, and under which names. */
final class WrittenProperties {
    private final ObjectMapper jackson;
    private final Set<String> names = new TreeSet<>();
    private final Set<String> renamed = new TreeSet<>();
    private final Set<String> unwrapped = new TreeSet<>();
    private final Set<String> apart = new TreeSet<>();
    private final boolean writesMore;

    private WrittenProperties(ObjectMapper jackson, BeanDescription description) {
        this.jackson = jackson;
        this.writesMore = description.findAnyGetter() != null;
        description.findProperties().stream()
                .filter(BeanPropertyDefinition::couldSerialize)
                .forEach(this::add);
    }

    static WrittenProperties of(ObjectMapper jackson, Class<?> type) {
        return new WrittenProperties(jackson, describe(jackson, jackson.constructType(type)));
    }

    boolean knows(String member) {
        return names.contains(member);
    }

    /** Returns what is written beside the schema's members, or under the name of another. */
    Set<String> beside(RecordSchema<?> schema) {
        Set<String> foreign = new TreeSet<>(names);
        schema.members().forEach(member -> foreign.remove(member.name()));
        foreign.addAll(renamed);
        if (writesMore) {
            foreign.add("(any)");
        }
        return foreign;
    }

    /** Returns the names of the parts of members that are unwrapped. */
    Set<String> unwrapped() {
        return unwrapped;
    }

    /** Says whether the member's parts are written in its place. */
    boolean unwraps(String member) {
        return apart.contains(member);
    }

    static boolean isUnwrapped(BeanPropertyDefinition property) {
        AnnotatedMember member = property.getPrimaryMember();
        return member != null && member.hasAnnotation(JsonUnwrapped.class);
    }

    private void add(BeanPropertyDefinition property) {
        Optional<NameTransformer> unwrapping = unwrapping(property);
        if (unwrapping.isPresent()) {
            apart.add(property.getInternalName());
            addParts(property.getAccessor().getType(), unwrapping.get());
        } else if (property.getName().equals(property.getInternalName())) {
            names.add(property.getName());
        } else {
            renamed.add(property.getName());
        }
    }

    private void addParts(JavaType type, NameTransformer transformer) {
        for (BeanPropertyDefinition part : describe(jackson, type).findProperties()) {
            Optional<NameTransformer> deeper = unwrapping(part);
            if (deeper.isPresent()) {
                addParts(part.getAccessor().getType(), NameTransformer.chainedTransformer(transformer, deeper.get()));
            } else {
                unwrapped.add(transformer.transform(part.getName()));
            }
        }
    }

    private Optional<NameTransformer> unwrapping(BeanPropertyDefinition property) {
        SerializationConfig config = jackson.serializationConfig();
        return Optional.ofNullable(property.getAccessor())
                .map(member -> config.getAnnotationIntrospector().findUnwrappingNameTransformer(config, member));
    }

    private static BeanDescription describe(ObjectMapper jackson, JavaType type) {
        SerializationConfig config = jackson.serializationConfig();
        ClassIntrospector introspector = config.classIntrospectorInstance().forOperation(config);
        AnnotatedClass annotated = introspector.introspectClassAnnotations(type);
        return introspector.introspectForSerialization(type, annotated);
    }
}
