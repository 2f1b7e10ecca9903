package dev.tacit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.SubjectId;
import dev.tacit.category.Categories;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A class that cannot be edited is mapped, and comes as generated subclasses. */
class MappingsOfSubclassesTest {
    static class Lead {
        String nick = "Annie Greatorex";

        @EmailAddress
        String remark = "";

        @SubjectId
        String formerCustomer = "";

        String customer = "7";
    }

    static class VipLead extends Lead {
        int points = 3;

        @EmailAddress
        String mail = "";
    }

    static class Platinum extends VipLead {
        String sponsor = "";
    }

    @SuppressWarnings("HidingField")
    static final class Hiding extends Lead {
        String nick = "Annie";
    }

    record Holder(Lead lead, VipLead vip) {}

    private static final Schemas SCHEMAS = Schemas.annotated()
            .with(new RecordDeclaration(
                    Optional.of("lead"),
                    Lead.class.getName(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("customer"),
                    List.of(named("nick"), MemberDeclaration.of("remark").notPersonal("of machines"))));

    private static MemberDeclaration named(String member) {
        return MemberDeclaration.of(member).classified(List.of(Classification.of(Categories.PERSON_NAME)));
    }

    @Test
    void mappingReachesSubclasses_asAnnotationsDo() {
        for (Class<?> type : List.of(Lead.class, VipLead.class, Platinum.class, new Lead() {}.getClass())) {
            assertThat(categoryOf(SCHEMAS, type, "nick")).contains(Categories.PERSON_NAME);
        }
        assertThat(SCHEMAS.find(Holder.class).orElseThrow().members()).allMatch(MemberSchema::holdsPersonalData);
    }

    @Test
    void subclassIsNoRecordOfItsOwn_andHasTheMappedSubject() {
        RecordDeclaration vip = SCHEMAS.find(VipLead.class).orElseThrow().declaration();

        assertThat(vip.name()).isEmpty();
        assertThat(vip.subjectId()).contains("customer");
    }

    @Test
    void subclassesOwnFields_keepTheirAnnotations_andMappedOnesLoseTheirs() {
        assertThat(categoryOf(SCHEMAS, VipLead.class, "mail")).contains(Categories.EMAIL_ADDRESS);
        assertThat(categoryOf(SCHEMAS, VipLead.class, "remark")).isEmpty();
    }

    @Test
    void fieldThatHidesAMappedOne_isWhatThatWas() {
        assertThat(categoryOf(SCHEMAS, Hiding.class, "nick")).contains(Categories.PERSON_NAME);
    }

    @Test
    void mappingsOfAClassAndItsSuperclass_addUp_andTheNearerStands() {
        Schemas both = SCHEMAS.with(RecordDeclaration.of(VipLead.class.getName(), List.of(named("mail"))));
        Schemas less = SCHEMAS.with(RecordDeclaration.of(
                VipLead.class.getName(),
                List.of(MemberDeclaration.of("nick").notPersonal("a code word"), named("mail"))));

        assertThat(categoryOf(both, Platinum.class, "mail")).contains(Categories.PERSON_NAME);
        assertThat(categoryOf(both, Platinum.class, "nick")).contains(Categories.PERSON_NAME);
        assertThat(categoryOf(less, Platinum.class, "nick")).isEmpty();
    }

    private static Optional<String> categoryOf(Schemas schemas, Class<?> type, String member) {
        return schemas.find(type)
                .flatMap(schema -> schema.member(member))
                .flatMap(MemberSchema::classification)
                .map(Classification::category);
    }
}
