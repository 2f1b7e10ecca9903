import org.jspecify.annotations.NullMarked;

/** Prove it: the log scrubber and the tamper-evident audit log. Users of the log start at {@code AuditLog}. */
@NullMarked
module dev.tacit.audit {
    requires transitive dev.tacit.core;
    requires org.slf4j;
    requires static transitive ch.qos.logback.classic;
    requires static transitive ch.qos.logback.core;
    requires static micrometer.core;
    requires static spring.boot;
    requires static spring.context;
    requires static spring.core;
    requires static transitive org.jspecify;
    requires static transitive com.google.errorprone.annotations;

    exports dev.tacit.audit;
    exports dev.tacit.audit.logback;
    exports dev.tacit.audit.micrometer;
    exports dev.tacit.audit.proof;
    exports dev.tacit.audit.scrub;
    exports dev.tacit.audit.spring;

    provides ch.qos.logback.classic.spi.Configurator with
            dev.tacit.audit.logback.ScrubbingConfigurator;
}
