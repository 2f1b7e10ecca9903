package dev.tacit.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.Lookup;
import dev.tacit.annotation.Normalizer;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.SubjectId;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableMappingTest {
    @PersonalRecord("guest")
    record Guest(
            @SubjectId String guestId,
            @PersonName @Encrypted String name,

            @EmailAddress @Encrypted(lookup = @Lookup(Normalizer.EMAIL))
            String email,

            int nights) {}

    @PersonalRecord("party")
    record Party(@SubjectId String hostId, List<Companion> guests, int table) {}

    record Companion(@PersonName String name) {}

    private static final RecordSchema<Guest> SCHEMA = Schemas.annotated().of(Guest.class);

    @Test
    void personalMembersWithoutAColumn_lieInTheDocument() {
        TableMapping mapping = TableMapping.of(SCHEMA, "guests")
                .id("id")
                .subject("guest_id")
                .document("doc")
                .field("name", "name_ct")
                .index("email", "email_ix")
                .anchor("guest.left", "left_at")
                .build();

        assertThat(mapping.documentMembers()).containsExactly("email");
        assertThat(mapping.personalMembers()).containsExactly("email", "name");
        assertThat(mapping.anchorColumns()).containsEntry("guest.left", SqlName.of("left_at"));
    }

    sealed interface Payer {}

    record Person(@PersonName String name) implements Payer {}

    record Till(int number) implements Payer {}

    interface Anything {}

    @PersonalRecord("bill")
    record Bill(@SubjectId String payerId, Payer payer, List<Object> remarks, Anything extra, List<String> lines) {}

    @Test
    void memberWhoseTypeLeavesOpenWhatItHolds_isErasedToo() {
        TableMapping mapping = TableMapping.of(Schemas.annotated().of(Bill.class), "bills")
                .id("id")
                .subject("payer_id")
                .document("doc")
                .build();

        assertThat(mapping.documentMembers()).containsExactlyInAnyOrder("payer", "remarks", "extra");
    }

    @Test
    void memberInWhichSomethingIsPersonal_isErasedAsAWhole() {
        TableMapping mapping = TableMapping.of(Schemas.annotated().of(Party.class), "parties")
                .id("id")
                .subject("host_id")
                .document("doc")
                .build();

        assertThat(mapping.documentMembers()).containsExactly("guests");
    }

    @Test
    void personalMemberThatLiesNowhere_isRefusedByName() {
        TableMapping.Builder mapping =
                TableMapping.of(SCHEMA, "guests").id("id").subject("guest_id").field("name", "name_ct");

        assertThatThrownBy(mapping::build).hasMessageContaining("email");
    }

    @Test
    void lookupWithoutAnIndexColumn_isRefusedByName() {
        TableMapping.Builder mapping =
                TableMapping.of(SCHEMA, "guests").id("id").subject("guest_id").document("doc");

        assertThatThrownBy(mapping::build).hasMessageContaining("a lookup has no index column: email");
    }

    @Test
    void nameThatIsMoreThanAName_neverReachesAStatement() {
        for (String name : List.of("orders; DROP TABLE x", "a.b", "\"q\"", "1st", "", "x".repeat(64))) {
            assertThatThrownBy(() -> SqlName.of(name)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void page_isReadInTheOrderOfTheId() {
        TableMapping mapping = TableMapping.of(SCHEMA, "guests")
                .id("id")
                .subject("guest_id")
                .document("doc")
                .index("email", "email_ix")
                .build();

        assertThat(KeysetPage.of(mapping, List.of(SqlName.of("doc")), "left_at < ?")
                        .sql())
                .isEqualTo(
                        "SELECT id, doc FROM guests WHERE (left_at < ?) AND (id > ?) ORDER BY id FETCH FIRST ? ROWS ONLY");
    }
}
