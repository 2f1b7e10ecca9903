/**
 * What a host's own parts of the vault are held to. A key store's test extends {@link
 * dev.tacit.crypto.testkit.KeyStoreContract}, behind JDBC {@link dev.tacit.crypto.testkit.JdbcKeyStoreContract}, a KEK's {@link
 * dev.tacit.crypto.testkit.KekContract}; {@link dev.tacit.crypto.testkit.Faults} lets either fail.
 */
@NullMarked
package dev.tacit.crypto.testkit;

import org.jspecify.annotations.NullMarked;
