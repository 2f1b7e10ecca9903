/** Seal it: field-level envelope encryption of personal data. Start at {@code dev.tacit.crypto.Vault}. */
module dev.tacit.crypto {
    requires transitive dev.tacit.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires com.github.benmanes.caffeine;
    requires com.google.crypto.tink;
    requires org.slf4j;
    requires static org.crac;
    requires static tools.jackson.databind;
    requires static transitive org.jspecify;
    requires static transitive com.google.errorprone.annotations;

    exports dev.tacit.crypto;
    exports dev.tacit.crypto.codec;
    exports dev.tacit.crypto.format;
    exports dev.tacit.crypto.jackson;
    exports dev.tacit.crypto.jackson3;
    exports dev.tacit.crypto.jdbc;
    exports dev.tacit.crypto.key;
    exports dev.tacit.crypto.tink;
}
