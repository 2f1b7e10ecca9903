package dev.tacit.benchmarks.seal;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.access.Access;
import dev.tacit.access.Actor;
import dev.tacit.provider.FieldContext;
import java.util.Random;

/** What all contenders are given: the same values, the same names, the same length of associated data. */
public final class Material {
    /** Who opens, and what for; every opening of Tacit's is asked for and recorded. */
    static final Access READER = Access.as(Actor.service("fulfilment")).forPurpose("DeliveryOfGoods");

    private Material() {}

    /** Returns a key that is the same in each run. */
    public static byte[] key(long number) {
        byte[] key = new byte[32];
        new Random(number).nextBytes(key);
        return key;
    }

    /** Returns a value of so many bytes. */
    public static byte[] plaintext(int size) {
        byte[] plaintext = new byte[size];
        new Random(size).nextBytes(plaintext);
        return plaintext;
    }

    /** Returns 40 bytes of associated data: about what a field's full name and a person's handle come to. */
    public static byte[] associatedData() {
        byte[] associatedData = new byte[40];
        new Random(40).nextBytes(associatedData);
        return associatedData;
    }

    static FieldContext field(int subject) {
        return field(subject, "buyerEmail");
    }

    static FieldContext field(int subject, String field) {
        return FieldContext.of(Tenant.SOLE, "order", field, Subject.of("buyer-" + subject));
    }
}
