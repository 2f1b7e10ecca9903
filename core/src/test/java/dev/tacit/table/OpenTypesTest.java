package dev.tacit.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.annotation.NotPersonal;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalData;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.SubjectId;
import dev.tacit.category.Categories;
import dev.tacit.schema.Classification;
import dev.tacit.schema.DeclarationException;
import dev.tacit.schema.MemberDeclaration;
import dev.tacit.schema.RecordDeclaration;
import dev.tacit.schema.Schemas;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is erased, kept and refused where a type does not say of which class its values are. */
class OpenTypesTest {
    /** Whatever extends it may hold more than it shows. */
    static class Payment {
        Instant at = Instant.EPOCH;
    }

    static class Card extends Payment {
        @PersonName
        String holder = "";
    }

    record Address(@PersonName String holder) {}

    static class Box<T> {
        List<T> values = List.of();
    }

    static final class AddressBox extends Box<Address> {}

    static final class PaymentBox extends Box<Payment> {}

    @SuppressWarnings("rawtypes")
    static final class AnyBox extends Box {}

    static final class NumberBox extends Box<Integer> {}

    static class Bounded<T extends Address> {
        List<T> values = List.of();
    }

    record Parcel(Object payload) {}

    record Labeled(
            @NotPersonal(reason = "sizes and weights") Object payload) {}

    record Line(String article, BigDecimal price, List<Date> dates, Optional<Integer> count, Size size) {}

    record Pair<A, B>(A first, B second) {}

    enum Size {
        SMALL,
        LARGE
    }

    sealed interface Delivery {}

    record Pickup(int shelf) implements Delivery {}

    static non-sealed class Courier implements Delivery {}

    @PersonalRecord("extensible")
    record Extensible(@SubjectId String buyer, List<Payment> open) {}

    @PersonalRecord("below")
    record Below(@SubjectId String buyer, Map<String, Parcel> open) {}

    @PersonalRecord("argument")
    record Argument(@SubjectId String buyer, Pair<Integer, Payment> open) {}

    @PersonalRecord("above")
    record Above(@SubjectId String buyer, PaymentBox open) {}

    @PersonalRecord("without-arguments")
    record WithoutArguments(@SubjectId String buyer, AnyBox open) {}

    @PersonalRecord("permitted")
    record Permitted(@SubjectId String buyer, Delivery open) {}

    @ParameterizedTest
    @ValueSource(
            classes = {
                Extensible.class,
                Below.class,
                Argument.class,
                Above.class,
                WithoutArguments.class,
                Permitted.class
            })
    void memberInWhichObjectsOfUnknownClassesMayStand_isRefusedByName(Class<?> type) {
        assertThatThrownBy(() -> mapping(Schemas.annotated(), type))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining(type.getName() + ".open: its type leads to")
                .hasMessageContaining("@NotPersonal(reason");
    }

    @PersonalRecord("declared")
    record Declared(
            @SubjectId String buyer,
            @NotPersonal(reason = "amounts") List<Payment> kept,
            @NotPersonal(reason = "settings") Map<String, Object> settings,
            Labeled labeled,

            @PersonalData(category = Categories.PAYMENT) Payment erased,

            Card card) {}

    @Test
    void memberThatIsSaidNotToBePersonal_staysAndOneThatIsClassifiedGoes() {
        assertThat(mapping(Schemas.annotated(), Declared.class).personalMembers())
                .containsExactly("card", "erased");
    }

    @Test
    void mappingFile_canSayThatAMemberIsNotPersonal() {
        Schemas mapped = Schemas.annotated()
                .with(new RecordDeclaration(
                        Optional.of("extensible"),
                        Extensible.class.getName(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("buyer"),
                        List.of(
                                MemberDeclaration.of("buyer")
                                        .classified(List.of(Classification.of(Categories.USER_ID))),
                                MemberDeclaration.of("open").notPersonal("amounts"))));

        assertThat(mapping(mapped, Extensible.class).personalMembers()).containsExactly("buyer");
    }

    @Test
    void memberInAColumnOfItsOwn_isErasedThereWhateverItsType() {
        TableMapping mapping = TableMapping.of(Schemas.annotated().of(Extensible.class), "t")
                .id("id")
                .subject("buyer")
                .field("open", "payments")
                .build();

        assertThat(mapping.personalMembers()).containsExactly("open");
    }

    @SuppressWarnings("rawtypes")
    @PersonalRecord("catch-all")
    record CatchAll(
            @SubjectId String buyer,
            Serializable serializable,
            List rawList,
            Box rawBox,
            Properties properties,
            List<? extends Line> wildcard) {}

    @Test
    void memberOfACatchAllType_isErasedAsAWhole() {
        assertThat(mapping(Schemas.annotated(), CatchAll.class).personalMembers())
                .containsExactly("properties", "rawBox", "rawList", "serializable", "wildcard");
    }

    @SuppressWarnings("rawtypes")
    @PersonalRecord("reached")
    record Reached(@SubjectId String buyer, AddressBox box, Bounded bounded) {}

    @Test
    void personalDataInWhatStandsForATypeVariable_isFound() {
        assertThat(mapping(Schemas.annotated(), Reached.class).personalMembers())
                .containsExactly("bounded", "box");
        assertThat(Schemas.annotated()
                        .of(Reached.class)
                        .member("box")
                        .orElseThrow()
                        .holdsPersonalData())
                .isTrue();
    }

    static class OrderNumber {
        final long number = 1;
    }

    @PersonalRecord("closed")
    record Closed(
            @RecordId OrderNumber number,
            @SubjectId String buyer,
            List<Line> lines,
            Map<Size, Pair<String, Line[]>> more,
            NumberBox box,
            List<int[]> counts,
            CharSequence text) {}

    @Test
    void memberWhoseTypesSayAllThatMayStandInThem_stays() {
        assertThat(mapping(Schemas.annotated(), Closed.class).personalMembers()).isEmpty();
    }

    private static TableMapping mapping(Schemas schemas, Class<?> type) {
        return TableMapping.of(schemas.of(type), "t")
                .id("id")
                .subject("buyer")
                .document("doc")
                .build();
    }
}
