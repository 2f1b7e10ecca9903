package dev.tacit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.PersonalData;
import dev.tacit.category.Categories;
import java.util.EventObject;
import org.junit.jupiter.api.Test;

class SchemasStructureTest {
    private final Schemas schemas = Schemas.annotated();

    record Page<T>(int number, T content) {}

    @PersonalData(category = Categories.LOCATION)
    static class Position {}

    static final class Home extends Position {}

    record Reader(@EmailAddress String email) {}

    static final class Shipped extends EventObject {
        private static final long serialVersionUID = 1L;

        final String carrier = "DHL";

        Shipped(Object source) {
            super(source);
        }
    }

    @Test
    void unclassifiedClass_canBeLookedInto() {
        assertThat(schemas.find(Page.class)).isEmpty();
        Page<String> page = new Page<>(1, "text");
        assertThat(schemas.structureOf(Page.class).members())
                .extracting(member -> member.read(page))
                .containsExactly(1, "text");
    }

    @Test
    void whatTheCompilerPutIntoAnObject_isNoMemberAndCanBeRead() {
        String captured = String.valueOf(schemas.hashCode());
        Object local = new Object() {
            @Override
            public String toString() {
                return captured + schemas.hashCode();
            }
        };
        assertThat(schemas.structureOf(local.getClass()).members()).isEmpty();
        assertThat(schemas.capturesOf(local.getClass()))
                .extracting(member -> member.read(local))
                .containsExactlyInAnyOrder(captured, this);
        assertThat(schemas.capturesOf(Page.class)).isEmpty();
    }

    @Test
    void membersOfAJdkSuperclass_areLeftOut() {
        assertThat(schemas.structureOf(Shipped.class).members())
                .extracting(MemberSchema::name)
                .containsExactly("carrier");
    }

    @Test
    void classificationOfAClass_holdsForItsSubclasses() {
        assertThat(schemas.classificationOf(Position.class))
                .map(Classification::category)
                .contains(Categories.LOCATION);
        assertThat(schemas.classificationOf(Home.class)).isPresent();
        assertThat(schemas.classificationOf(Reader.class)).isEmpty();
    }
}
