package dev.tacit.crypto.tink;

import com.google.crypto.tink.Aead;
import dev.tacit.Safe;
import dev.tacit.crypto.key.Kek;
import dev.tacit.crypto.key.KeyUnavailableException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Objects;

/**
 * One KEK behind a Tink {@code Aead}, such as that of a KMS client. All epochs share it, and it cannot destroy: shreds
 * under it stay {@code SHRED_PENDING}.
 *
 * <p>Tink reports an outage and an altered key by the same exception, so both are a {@link KeyUnavailableException} here.
 * Thread-safe if the {@code Aead} is.
 */
public final class TinkKek implements Kek {
    private static final String THE_ONLY_ONE = "shared";

    private final String id;
    private final Aead aead;

    private TinkKek(String id, Aead aead) {
        this.id = Objects.requireNonNull(id, "id");
        this.aead = Objects.requireNonNull(aead, "aead");
    }

    /**
     * Returns a KEK that asks this primitive.
     *
     * @param id the key's name, such as its URI in the KMS; it stands in the key store and in messages
     */
    @SuppressWarnings("exports") // Tink is an automatic module, and a host that calls this names Tink anyway
    public static TinkKek of(String id, Aead aead) {
        return new TinkKek(id, aead);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String createEpochKek() {
        return THE_ONLY_ONE;
    }

    @Override
    public byte[] wrap(String epochKek, byte[] key, byte[] associatedData) {
        try {
            return aead.encrypt(key, associatedData);
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    @Override
    public byte[] unwrap(String epochKek, byte[] wrapped, byte[] associatedData) {
        try {
            return aead.decrypt(wrapped, associatedData);
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    @Override
    public boolean destroysEpochKeks() {
        return false;
    }

    @Override
    public Instant destroyEpochKek(String epochKek, Instant now) {
        throw new UnsupportedOperationException("a shared KEK is not destroyed with an epoch");
    }

    private static KeyUnavailableException failed(GeneralSecurityException e) {
        return new KeyUnavailableException("the KEK did not answer, or refused", Safe.of("failure", e.getClass()));
    }
}
