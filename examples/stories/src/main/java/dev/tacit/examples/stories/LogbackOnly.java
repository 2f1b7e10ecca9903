package dev.tacit.examples.stories;

import ch.qos.logback.classic.LoggerContext;
import dev.tacit.audit.logback.Scrubbing;
import dev.tacit.schema.Schemas;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the scrubber in front of every appender that the application has, and logs whole objects from then on. */
public final class LogbackOnly {
    private static final Logger LOG = LoggerFactory.getLogger(LogbackOnly.class);

    private LogbackOnly() {}

    /** Runs the story; what is logged goes to the console. */
    public static void main(String... arguments) {
        run(SampleOrders.fulfilled("114-3941689-8772232", "buyer-7", "Ann Whitfield", "ann@example.org"));
    }

    static void run(Order order) {
        // tag::scrub[]
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Scrubbing scrubbing = Scrubbing.install(context, Schemas.annotated()); // with a vault: tokens, not labels
        LOG.info("shipped {}", order); // shipped Order[orderId=114-…, buyerId=…, buyerName=<name>, …]
        // end::scrub[]
        scrubbing.close();
    }
}
