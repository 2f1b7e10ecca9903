package dev.tacit.crypto.codec;

import dev.tacit.crypto.Vault;

/** One of the twins: how its codec of a class is made. */
interface Codecs {
    <T> SealedRecords<T> of(Class<T> type, Vault vault);
}
