package dev.tacit.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.examples.tour.order.Order;
import dev.tacit.schema.DeclarationJson;
import dev.tacit.schema.RecordDeclaration;
import dev.tacit.schema.Schemas;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The build writes what the tour declares; nobody keeps that list by hand. */
class DataMapTest {
    @Test
    void dataMapOfTheBuild_saysWhatTheAnnotationsSayAtRunTime() throws IOException {
        RecordDeclaration atRunTime = Schemas.annotated().of(Order.class).declaration();

        assertThat(dataMap())
                .filteredOn(record -> record.className().equals(Order.class.getName()))
                .singleElement()
                .satisfies(atBuildTime ->
                        assertThat(DeclarationJson.write(atBuildTime)).isEqualTo(DeclarationJson.write(atRunTime)));
    }

    private static List<RecordDeclaration> dataMap() throws IOException {
        try (InputStream in = Order.class.getResourceAsStream("/META-INF/tacit/data-map.json")) {
            assertThat(in).as("the processor ran").isNotNull();
            return DeclarationJson.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
