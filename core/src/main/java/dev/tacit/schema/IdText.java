package dev.tacit.schema;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The text of a subject's or record's id. Keys and bindings are derived from it, so it is fixed: a String is itself, a
 * UUID its 36 characters in lower case, a whole number its decimal digits, a value type with one member that member's
 * text, an Optional what it holds. Null, empty and blank mean that there is no id.
 */
final class IdText {
    static final String RULE = "an id is a String, a UUID, a whole number, or a value type with one such member";

    private static final int MAX_WRAPPINGS = 8;
    private static final Set<Class<?>> SCALARS = Set.of(
            String.class,
            UUID.class,
            Long.class,
            Integer.class,
            Short.class,
            Byte.class,
            BigInteger.class,
            long.class,
            int.class,
            short.class,
            byte.class);

    private static final ClassValue<List<MemberSchema>> MEMBERS = new ClassValue<>() {
        @Override
        protected List<MemberSchema> computeValue(Class<?> type) {
            return Member.of(type).stream().map(MemberSchema::unclassified).toList();
        }
    };

    /** @throws DeclarationException if the value is of no type that has such a text */
    static Optional<String> of(@Nullable Object id) {
        @Nullable Object inner = id;
        for (int i = 0; i < MAX_WRAPPINGS && inner != null && !SCALARS.contains(inner.getClass()); i++) {
            inner = unwrapped(inner);
        }
        if (inner != null && !SCALARS.contains(inner.getClass())) {
            throw refusal(inner.getClass());
        }
        return Optional.ofNullable(inner).map(Object::toString).filter(text -> !text.isBlank());
    }

    private static @Nullable Object unwrapped(Object wrapper) {
        return wrapper instanceof Optional<?> optional
                ? optional.orElse(null)
                : soleMember(wrapper.getClass())
                        .orElseThrow(() -> refusal(wrapper.getClass()))
                        .read(wrapper);
    }

    /**
     * Says whether values of this type have a text; a type that leaves it open is judged by each value.
     *
     * @throws DeclarationException if a value type's module does not open its package to Tacit
     */
    static boolean mayBe(Class<?> type) {
        Class<?> inner = type;
        for (int i = 0; i < MAX_WRAPPINGS && !SCALARS.contains(inner); i++) {
            if (inner == Object.class || inner == Optional.class || inner.isInterface()) {
                return true;
            }
            Optional<MemberSchema> member = soleMember(inner);
            if (member.isEmpty()) {
                return false;
            }
            inner = member.get().type();
        }
        return SCALARS.contains(inner);
    }

    private static Optional<MemberSchema> soleMember(Class<?> type) {
        List<MemberSchema> members = Reachability.isLeaf(type) ? List.of() : MEMBERS.get(type);
        return members.size() == 1 ? Optional.of(members.get(0)) : Optional.empty();
    }

    private static DeclarationException refusal(Class<?> type) {
        return new DeclarationException(List.of(new DeclarationProblem(type.getName(), "", RULE)));
    }

    private IdText() {}
}
