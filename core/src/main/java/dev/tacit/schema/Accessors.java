package dev.tacit.schema;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/** Makes method handles that read members; opens nothing that the host did not open. */
final class Accessors {
    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);
    private static final Module TACIT = Accessors.class.getModule();

    /**
     * Returns a handle of type {@code (Object) → Object}.
     *
     * @throws DeclarationException if the member's module does not open its package to Tacit; the text is the line to add
     */
    static MethodHandle getter(Member member) {
        try {
            TACIT.addReads(member.owner().getModule());
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(member.owner(), MethodHandles.lookup());
            return lookup.unreflectGetter(member.field()).asType(GETTER);
        } catch (IllegalAccessException e) {
            throw new DeclarationException(List.of(closed(member.owner())));
        }
    }

    private static DeclarationProblem closed(Class<?> owner) {
        String reader = TACIT.isNamed() ? " to " + TACIT.getName() : "";
        return new DeclarationProblem(
                owner.getName(),
                "",
                "Tacit may not read its members; add this line to the module-info of "
                        + owner.getModule().getName() + ": opens " + owner.getPackageName() + reader + ";");
    }

    private Accessors() {}
}
