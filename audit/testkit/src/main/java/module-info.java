import org.jspecify.annotations.NullMarked;

/** Proves in the host's tests that no personal data reaches its logs. Start at {@code NoPersonalDataInLogs}. */
@NullMarked
module dev.tacit.audit.testkit {
    requires transitive dev.tacit.audit;
    requires transitive ch.qos.logback.classic;
    requires transitive ch.qos.logback.core;
    requires transitive org.junit.jupiter.api;
    requires org.slf4j;
    requires static transitive org.jspecify;
    requires static transitive com.google.errorprone.annotations;

    exports dev.tacit.audit.testkit;

    // The record of canaries is read as the host's own classes are.
    opens dev.tacit.audit.testkit to
            dev.tacit.core;
}
