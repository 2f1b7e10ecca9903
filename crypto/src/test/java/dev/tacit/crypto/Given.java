package dev.tacit.crypto;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.access.Access;
import dev.tacit.access.Act;
import dev.tacit.access.Actor;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.internal.SealedFormat;
import dev.tacit.crypto.internal.SealedText;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.provider.FieldContext;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The invented people and contexts of these tests. */
final class Given {
    static final Subject ALICE = Subject.of("alice-1");
    static final Subject BOB = Subject.of("bob-2");
    static final Access FULFILMENT = Access.as(Actor.service("fulfilment")).forPurpose("DeliveryOfGoods");
    static final String SECRET = "Zebedee Quillfeather";

    private Given() {}

    static FieldContext name(Subject subject) {
        return FieldContext.of(Tenant.SOLE, "order", "buyerName", subject);
    }

    static FieldContext field(Binding binding, Subject subject, String recordId) {
        return new FieldContext(Tenant.SOLE, "order", "gift", binding, Optional.of(subject), Optional.of(recordId));
    }

    static <T, X extends Exception> T asFulfilment(Act<T, X> act) throws X {
        return FULFILMENT.call(act);
    }

    static String read(Vault vault, String sealed, FieldContext context) {
        return asFulfilment(() -> vault.decryptText(sealed, context));
    }

    /** Returns the reference of the key under which a text was sealed. */
    static KeyRef reference(String sealed) {
        return SealedFormat.parse(SealedText.parse(sealed)).ref();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
