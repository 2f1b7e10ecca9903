package dev.tacit.retention.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Subject;
import dev.tacit.TacitException;
import dev.tacit.Tenant;
import dev.tacit.access.Access;
import dev.tacit.access.Actor;
import dev.tacit.provider.FieldContext;
import dev.tacit.provider.Resealer;
import dev.tacit.testkit.InventedPeople;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the action {@code ARCHIVE} relies on; it is asked on behalf of a service, for a purpose. JUnit makes a new instance for each test. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
public abstract class ResealerContract {
    private static final InventedPeople PEOPLE = InventedPeople.seed(3);
    private static final byte[] PLAINTEXT = "Ann Onym, 1 Example Street".getBytes(StandardCharsets.UTF_8);

    /** For implementers. */
    protected ResealerContract() {}

    /** Returns the resealer under test, the same at each call within one test. */
    protected abstract Resealer resealer();

    /** Seals a value as the live table has it. */
    protected abstract byte[] sealLive(FieldContext context, byte[] plaintext);

    /** Opens a value as the archive's readers do. */
    protected abstract byte[] openArchived(FieldContext context, byte[] sealed);

    @Test
    void whatIsResealed_opensInTheArchive_toTheSameValue() {
        FieldContext context = context(0, "name");
        byte[] live = sealLive(context, PLAINTEXT);
        byte[] before = live.clone();

        byte[] archived = reseal(context, live);

        assertThat(openArchived(context, archived)).isEqualTo(PLAINTEXT);
        assertThat(archived).isNotEqualTo(live);
        assertThat(live).as("the argument is not changed").isEqualTo(before);
    }

    @Test
    void anEmptyValue_isResealedToo() {
        FieldContext context = context(0, "name");

        byte[] archived = reseal(context, sealLive(context, new byte[0]));

        assertThat(openArchived(context, archived)).isEmpty();
    }

    @Test
    void anAlteredValue_isRejected_andNotArchived() {
        FieldContext context = context(0, "name");
        byte[] live = sealLive(context, PLAINTEXT);
        live[live.length - 1] ^= 1;

        assertThatThrownBy(() -> reseal(context, live)).isInstanceOf(TacitException.class);
    }

    @Test
    void anotherFieldsOrPersonsValue_isRejected() {
        byte[] live = sealLive(context(0, "name"), PLAINTEXT);

        assertThatThrownBy(() -> reseal(context(0, "address"), live)).isInstanceOf(TacitException.class);
        assertThatThrownBy(() -> reseal(context(1, "name"), live)).isInstanceOf(TacitException.class);
    }

    @Test
    void aResealedValueOpensInItsOwnContextOnly() {
        FieldContext context = context(0, "name");
        byte[] archived = reseal(context, sealLive(context, PLAINTEXT));

        assertThatThrownBy(() -> openArchived(context(1, "name"), archived)).isInstanceOf(TacitException.class);
    }

    /** As a sweep calls it: a resealer may ask who opens, and what for. */
    private byte[] reseal(FieldContext context, byte[] live) {
        return Access.as(Actor.service("retention"))
                .forPurpose("TaxRecords")
                .call(() -> resealer().reseal(context, live));
    }

    private static FieldContext context(int person, String field) {
        Subject subject = PEOPLE.person(person).subject();
        return FieldContext.of(Tenant.SOLE, "order", field, subject);
    }
}
