package dev.tacit.audit.compat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import java.util.Map;
import org.slf4j.MarkerFactory;

/** One event for each way in which personal data gets into a line. */
final class Events {
    static final String NAME = "Annabel Canary";
    static final String EMAIL = "ann.canary@mail.example.org";
    static final String STREET = "77 Canary Lane";
    static final String CARD = "4111111111111111";
    static final String ADDRESS = "203.0.113.77";

    /** None of these may come out anywhere. */
    static final List<String> CANARIES = List.of(NAME, EMAIL, "ann.canary", STREET, CARD, ADDRESS);

    private Events() {}

    static void log(LoggerContext context, Logger log) {
        log.atInfo()
                .addKeyValue("mail", EMAIL)
                .addKeyValue("order", Order.ofAnn())
                .log("pairs");
        logWithoutPairs(context, log);
    }

    static void logWithoutPairs(LoggerContext context, Logger log) {
        log.info("plain line of nobody");
        log.info("to " + EMAIL);
        log.info("to {} with {} from {}", EMAIL, CARD, ADDRESS);
        log.info("to {}@{}", "ann.canary", "mail.example.org");
        log.info("order {}", Order.ofAnn());
        log.info("orders {} and {}", List.of(Order.ofAnn()), Map.of("first", Order.ofAnn()));
        log.info(MarkerFactory.getDetachedMarker("of " + EMAIL), "marked");
        context.getMDCAdapter().put("user", EMAIL);
        log.warn("with MDC");
        context.getMDCAdapter().remove("user");
        log.error("failed for {}", EMAIL, thrown());
    }

    private static RuntimeException thrown() {
        IllegalStateException cause = new IllegalStateException("Key (email)=(" + EMAIL + ") already exists");
        IllegalArgumentException outer = new IllegalArgumentException("bad card " + CARD, cause);
        outer.addSuppressed(new IllegalStateException("while closing the connection of " + ADDRESS));
        return outer;
    }
}
