package dev.tacit.schema;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/** Makes method handles that read members; opens nothing that the host did not open. */
final class Accessors {
    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);

    /**
     * Returns a handle of type {@code (Object) → Object}.
     *
     * @throws DeclarationException if the member's module does not open its package to Tacit; the text is the line to add
     */
    static MethodHandle getter(Member member) {
        Class<?> owner = member.owner();
        try {
            Accessors.class.getModule().addReads(owner.getModule());
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(owner, MethodHandles.lookup());
            return lookup.unreflectGetter(member.field()).asType(GETTER);
        } catch (IllegalAccessException e) {
            throw new DeclarationException(List.of(new DeclarationProblem(
                    owner.getName(),
                    member.name(),
                    "Tacit may not read it; add this line to the module-info of "
                            + owner.getModule().getName() + ": opens " + owner.getPackageName()
                            + " to dev.tacit.core;")));
        }
    }

    private Accessors() {}
}
