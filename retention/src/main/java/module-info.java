/** Let it go: retention policies, legal holds, sweeps and erasure. Start at {@code dev.tacit.retention.RetentionEngine}. */
module dev.tacit.retention {
    requires transitive dev.tacit.core;
    requires org.slf4j;
    // Not transitive: a host without db-scheduler could not compile against this module.
    requires static com.github.kagkarlsson.scheduler;
    requires static transitive org.jspecify;
    requires static transitive com.google.errorprone.annotations;

    exports dev.tacit.retention;
    exports dev.tacit.retention.dbscheduler;
    exports dev.tacit.retention.due;
    exports dev.tacit.retention.hold;
    exports dev.tacit.retention.jdbc;
    exports dev.tacit.retention.policy;
    exports dev.tacit.retention.store;
    exports dev.tacit.retention.sweep;
}
