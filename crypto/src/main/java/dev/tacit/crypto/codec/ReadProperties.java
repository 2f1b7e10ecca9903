package dev.tacit.crypto.codec;

import java.util.List;
import java.util.Set;

/**
 * What an object mapper reads of a class, under names that whoever writes the database may choose. Immutable and
 * thread-safe.
 *
 * @param properties what it would take from a document for a field, a setter or a creator's parameter
 * @param beside the names of what it writes beside the members and reads again: a name of the class, a number for
 *     references, the parts of unwrapped members
 * @param liberties by which annotations it would take more than these names, or a name of a class
 */
public record ReadProperties(List<Property> properties, Set<String> beside, List<String> liberties) {
    public ReadProperties {
        properties = List.copyOf(properties);
        beside = Set.copyOf(beside);
        liberties = List.copyOf(liberties);
    }

    /**
     * One property.
     *
     * @param name its name in a document
     * @param implicitName the name it has in Java
     * @param isDeclared whether an annotation makes it a property, and not its name alone
     * @param aliases further names
     */
    public record Property(String name, String implicitName, boolean isDeclared, Set<String> aliases) {
        public Property {
            aliases = Set.copyOf(aliases);
        }

        boolean isRenamed() {
            return !name.equals(implicitName);
        }
    }
}
