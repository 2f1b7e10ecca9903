package dev.tacit.benchmarks.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.schema.Schemas;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.MessageFormatter;

/** What the streams say of themselves. */
class ShopMessagesTest {
    private final Scrubber scrubber = Scrubber.withLabels(Schemas.annotated());

    @Test
    void cleanStream_isClean() {
        assertThat(ShopMessages.clean()).hasSize(ShopMessages.COUNT).noneMatch(this::isFoundIn);
    }

    @Test
    void mixedStream_holdsWhatItSaysItHolds_andNothingElse() {
        List<Message> mixed = ShopMessages.mixed();
        assertThat(mixed).allMatch(message -> message.personal() == isFoundIn(message));
        assertThat(mixed.stream().filter(Message::personal).count() / (double) mixed.size())
                .isBetween(0.14, 0.16);
    }

    private boolean isFoundIn(Message message) {
        return !scrubber.isClean(MessageFormatter.arrayFormat(message.template(), message.arguments())
                .getMessage());
    }
}
