package dev.tacit.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.examples.tour.order.Order;
import dev.tacit.schema.DeclarationJson;
import dev.tacit.schema.RecordDeclaration;
import dev.tacit.schema.Schemas;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The build writes what the tour declares; nobody keeps that list by hand. */
class DataMapTest {
    /** The processor looks at src/main alone. */
    @PersonalRecord("unseen")
    record Unseen(@PersonName String name) {}

    @Test
    void dataMapOfTheBuild_saysWhatTheAnnotationsSayAtRunTime() throws IOException {
        RecordDeclaration atRunTime = Schemas.annotated().of(Order.class).declaration();

        assertThat(dataMap())
                .filteredOn(record -> record.className().equals(Order.class.getName()))
                .singleElement()
                .satisfies(atBuildTime ->
                        assertThat(DeclarationJson.write(atBuildTime)).isEqualTo(DeclarationJson.write(atRunTime)));
    }

    @Test
    void recordThatTheProcessorNeverSaw_isWarnedOf() {
        assertThat(warningsOf(Order.class)).isEmpty();
        assertThat(warningsOf(Unseen.class))
                .singleElement()
                .asString()
                .contains(Unseen.class.getName(), "Tacit's annotation processor did not run");
    }

    private static List<String> warningsOf(Class<?> type) {
        Logger logger = (Logger) LoggerFactory.getLogger("dev.tacit.schema.DataMapPresence");
        ListAppender<ILoggingEvent> events = new ListAppender<>();
        events.start();
        logger.addAppender(events);
        try {
            assertThat(Schemas.annotated().of(type)).isNotNull();
        } finally {
            logger.detachAppender(events);
        }
        return events.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static List<RecordDeclaration> dataMap() throws IOException {
        try (InputStream in = Order.class.getResourceAsStream("/META-INF/tacit/data-map.json")) {
            assertThat(in).as("the processor ran").isNotNull();
            return DeclarationJson.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
