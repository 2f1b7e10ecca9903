/** Seal it: field-level envelope encryption of personal data. Start at {@code dev.tacit.crypto.Vault}. */
module dev.tacit.crypto {
    requires transitive dev.tacit.core;
    requires com.fasterxml.jackson.databind;
    requires com.github.benmanes.caffeine;
    requires com.google.crypto.tink;
    requires org.slf4j;
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;

    exports dev.tacit.crypto;
    exports dev.tacit.crypto.key;
}
