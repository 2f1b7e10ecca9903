/** Contract suites for key stores and KEKs of your own. Start at {@code dev.tacit.crypto.testkit.KeyStoreContract}. */
module dev.tacit.crypto.testkit {
    requires transitive dev.tacit.crypto;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;
    requires static transitive org.jspecify;
    requires static transitive com.google.errorprone.annotations;

    exports dev.tacit.crypto.testkit;
}
