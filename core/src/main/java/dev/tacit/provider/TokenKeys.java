package dev.tacit.provider;

import java.util.Optional;

/**
 * The keys under which log lines show the same token for the same value. Implemented by the vault. One key an epoch;
 * destroying it unlinks that epoch's tokens. Thread-safe.
 */
public interface TokenKeys {
    /** The key for lines written now. */
    TokenKey current();

    /** The key with this id, to search old lines; empty once it is destroyed. */
    Optional<TokenKey> byId(String keyId);

    /** One epoch's key. Thread-safe. */
    interface TokenKey {
        /** 1 to 8 characters of {@code a-z 0-9}, for example {@code k3}; stands in every token. */
        String id();

        /**
         * Returns HMAC-SHA-256 of a value, 32 bytes.
         *
         * @param category the category's id; values of different categories never share a token
         * @param canonicalValue the value in its one form
         */
        byte[] mac(String category, String canonicalValue);
    }
}
