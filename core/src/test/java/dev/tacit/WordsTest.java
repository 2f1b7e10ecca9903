package dev.tacit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void textOfASubject_showsNoIdentifier() {
        assertThat(Subject.of("ann@example.org").toString()).doesNotContain("ann");
    }

    @Test
    void textOfARecordRef_showsItsKindOnly() {
        assertThat(RecordRef.of("order", "ann-1").toString()).contains("order").doesNotContain("ann-1");
    }

    @Test
    void textOfASensitiveValue_isAMask() {
        assertThat(Sensitive.of("ann@example.org").toString()).isEqualTo("<sensitive>");
        assertThat(Sensitive.of("x").unmask("test")).isEqualTo("x");
        assertThatThrownBy(() -> Sensitive.of("x").unmask(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void idsOfOtherTypes_haveOneFixedText() {
        UUID id = UUID.fromString("0B0E7C2A-53C6-4E7D-9E8F-0123456789AB");
        assertThat(Subject.of(id).id()).isEqualTo("0b0e7c2a-53c6-4e7d-9e8f-0123456789ab");
        assertThat(Subject.of(-7L)).isEqualTo(Subject.of("-7"));
    }

    @Test
    void blankIdOfASubject_isRefusedWithoutQuotingIt() {
        assertThatThrownBy(() -> Subject.of("  ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Subject.of("x".repeat(513))).hasMessageNotContaining("xxx");
    }

    @Test
    void handle_keepsItsBytes() {
        SubjectHandle handle = SubjectHandle.of(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, -1});
        assertThat(SubjectHandle.of(handle.bytes())).isEqualTo(handle);
        assertThat(handle).hasToString("000102030405060708090a0b0c0d0eff");
        assertThatThrownBy(() -> SubjectHandle.parse("XYZ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tenantWithOtherCharacters_isRefused() {
        assertThatThrownBy(() -> Tenant.of("a b")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Tenant.of("shop-7").id()).isEqualTo("shop-7");
    }
}
