/** For tests of code that holds personal data. Start at {@code dev.tacit.testkit.InventedPeople}. */
module dev.tacit.core.testkit {
    requires transitive dev.tacit.core;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;
    requires static transitive org.jspecify;
    requires static transitive com.google.errorprone.annotations;

    exports dev.tacit.testkit;

    opens dev.tacit.testkit to
            dev.tacit.core,
            com.fasterxml.jackson.databind,
            org.junit.platform.commons;
}
