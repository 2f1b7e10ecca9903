/** For tests of what hangs on a retention engine. Start at {@code dev.tacit.retention.testkit.EveryStoreHasAProvider}. */
module dev.tacit.retention.testkit {
    requires transitive dev.tacit.core.testkit;
    requires transitive dev.tacit.retention;
    requires transitive java.sql;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;
    requires static transitive org.jspecify;
    requires static transitive com.google.errorprone.annotations;

    exports dev.tacit.retention.testkit;

    opens dev.tacit.retention.testkit to
            org.junit.platform.commons;
}
