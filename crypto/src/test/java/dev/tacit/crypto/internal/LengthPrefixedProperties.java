package dev.tacit.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.format.Padding;
import dev.tacit.crypto.format.SealedSize;
import dev.tacit.crypto.format.Suite;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.provider.FieldContext;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LengthPrefixedProperties {
    @Property
    void differentLists_haveDifferentBytes(@ForAll("lists") List<String> one, @ForAll("lists") List<String> other) {
        assertThat(Arrays.equals(encode(one), encode(other))).isEqualTo(one.equals(other));
    }

    @Property
    void differentContexts_haveDifferentAssociatedData(
            @ForAll("contexts") FieldContext one,
            @ForAll("contexts") FieldContext other,
            @ForAll("shapes") SealedSize shape,
            @ForAll("shapes") SealedSize otherShape,
            @ForAll boolean sameKey,
            @ForAll boolean sameHandle) {
        KeyRef ref = new KeyRef(1, 2);
        byte[] first = associatedData(shape, ref, one, "a1");
        byte[] second = associatedData(otherShape, sameKey ? ref : new KeyRef(2, 1), other, sameHandle ? "a1" : "b2");

        boolean same = sameKey
                && shape.equals(otherShape)
                && sameAsFarAsBound(one, other)
                && (sameHandle || one.binding() == Binding.FIELD);
        assertThat(first).isNotEmpty();
        assertThat(first.length % 16).isZero();
        assertThat(Arrays.equals(first, second)).isEqualTo(same);
    }

    @Property
    void associatedDataInHand_isAsIfMadeAnew_whateverWasSealedBefore(
            @ForAll("contexts") FieldContext one,
            @ForAll("contexts") FieldContext other,
            @ForAll("shapes") SealedSize shape,
            @ForAll("shapes") SealedSize otherShape) {
        ListsInHand lists = new ListsInHand();
        for (int round = 0; round < 2; round++) {
            for (String digits : List.of("a1", "b2")) {
                KeyRef ref = new KeyRef(round, digits.length());
                assertThat(inHand(lists, shape, ref, one, digits)).isEqualTo(associatedData(shape, ref, one, digits));
                assertThat(inHand(lists, otherShape, ref, other, digits))
                        .isEqualTo(associatedData(otherShape, ref, other, digits));
            }
        }
    }

    private static byte[] inHand(ListsInHand lists, SealedSize shape, KeyRef ref, FieldContext context, String digits) {
        SealedHeader header = SealedHeader.of(shape.suite(), shape.padding(), context.binding());
        byte[] sealed = SealedFormat.begin(header, ref, 0);
        LeasedKey key = LeasedKeys.of(new byte[32], SubjectHandle.parse(digits.repeat(16)));
        return lists.of(sealed, header, context, context.fieldId(), key);
    }

    private static byte[] associatedData(SealedSize shape, KeyRef ref, FieldContext context, String digits) {
        SealedHeader header = SealedHeader.of(shape.suite(), shape.padding(), context.binding());
        byte[] sealed = SealedFormat.begin(header, ref, 0);
        LeasedKey key = LeasedKeys.of(new byte[32], SubjectHandle.parse(digits.repeat(16)));
        return AssociatedData.of(sealed, header, context, context.fieldId(), key);
    }

    @Provide
    Arbitrary<List<String>> lists() {
        return Arbitraries.of("", "a", "b", "ab", "\u0000\u0000\u0000\u0001a")
                .list()
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<SealedSize> shapes() {
        Arbitrary<Suite> suites = Arbitraries.of(Suite.AES_256_GCM, Suite.AES_256_GCM_WIDE_REFERENCE);
        return Combinators.combine(suites, Arbitraries.of(Padding.class)).as(SealedSize::new);
    }

    @Provide
    Arbitrary<FieldContext> contexts() {
        Arbitrary<String> tenants = Arbitraries.of("a", "b", "ab", "aa");
        Arbitrary<String> names =
                Arbitraries.of("a", "b", "ab", "aa", "", "\u0000", "\u0001a", "a\u0001b", "a".repeat(128));
        return Combinators.combine(tenants, names, names, names, Arbitraries.of(Binding.class))
                .as((tenant, record, field, id, binding) -> new FieldContext(
                        Tenant.of(tenant), record, field, binding, Optional.of(Subject.of("x")), Optional.of(id)));
    }

    private static boolean sameAsFarAsBound(FieldContext one, FieldContext other) {
        return one.tenant().equals(other.tenant())
                && one.recordName().equals(other.recordName())
                && one.fieldId().equals(other.fieldId())
                && one.binding() == other.binding()
                && (one.binding() != Binding.RECORD || Objects.equals(one.recordId(), other.recordId()));
    }

    private static byte[] encode(List<String> items) {
        LengthPrefixed list = LengthPrefixed.list();
        for (String item : items) {
            list = list.add(item);
        }
        return list.bytes();
    }
}
