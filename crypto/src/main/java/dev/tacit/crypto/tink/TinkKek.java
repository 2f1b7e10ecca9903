package dev.tacit.crypto.tink;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import dev.tacit.Safe;
import dev.tacit.crypto.key.CryptoException;
import dev.tacit.crypto.key.Kek;
import dev.tacit.crypto.key.KeyDeniedException;
import dev.tacit.crypto.key.KeyUnavailableException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * One KEK behind a Tink {@code Aead}, such as that of a KMS: whatever KMS has a Tink client plugs in here. All epochs share
 * it, and it cannot destroy: shreds under it stay {@code SHRED_PENDING}.
 *
 * <p>Tink reports an outage, a refusal and an altered key by the same exception. A refusal is known by the client's own
 * exception among its causes: by its simple name ({@code AccessDeniedException}, {@code PermissionDeniedException}, {@code
 * DisabledException} and the like), or as {@link #refusingOn} says. An altered key passes for an outage. Immutable;
 * thread-safe if the {@code Aead} is.
 */
@SuppressWarnings("exports") // Tink is an automatic module, and a host that calls this names Tink anyway
public final class TinkKek implements Kek {
    private static final String THE_ONLY_ONE = "shared";

    private final String id;
    private final Aead aead;
    private final Refusals refusals;

    private TinkKek(String id, Aead aead, Refusals refusals) {
        this.id = Objects.requireNonNull(id, "id");
        this.aead = Objects.requireNonNull(aead, "aead");
        this.refusals = refusals;
    }

    /**
     * Returns a KEK that asks this primitive.
     *
     * @param id the key's name, such as its URI in the KMS; it stands in the key store and in messages
     */
    public static TinkKek of(String id, Aead aead) {
        return new TinkKek(id, aead, Refusals.byName());
    }

    /**
     * Returns the KEK of this name in a KMS.
     *
     * @param client with its credentials
     * @param keyUri such as {@code aws-kms://arn:aws:kms:…} or {@code gcp-kms://projects/…}
     * @throws IllegalArgumentException if it is no name of that KMS's
     * @throws KeyDeniedException if the KMS refuses
     * @throws KeyUnavailableException if the client does not hand it out
     */
    public static TinkKek of(KmsClient client, String keyUri) {
        if (!client.doesSupport(keyUri)) {
            throw new IllegalArgumentException("the KMS client does not know keys with such a name");
        }
        try {
            return of(keyUri, client.getAead(keyUri));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw failed(Refusals.byName(), e);
        }
    }

    /**
     * Returns this KEK, which takes these exceptions of its client for a refusal too. The AWS client, for one, throws its
     * general exception with an error code:
     *
     * <pre>{@code
     * kek.refusingOn(e -> e instanceof AwsServiceException aws
     *         && aws.awsErrorDetails().errorCode().equals("AccessDeniedException"))
     * }</pre>
     *
     * @param refusal is shown the exception and its causes, one by one; an outage, a timeout or throttling is none
     */
    public TinkKek refusingOn(Predicate<Throwable> refusal) {
        return new TinkKek(id, aead, refusals.or(refusal));
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
        } catch (GeneralSecurityException | RuntimeException e) {
            throw failed(refusals, e);
        }
    }

    @Override
    public byte[] unwrap(String epochKek, byte[] wrapped, byte[] associatedData) {
        try {
            return aead.decrypt(wrapped, associatedData);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw failed(refusals, e);
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

    private static CryptoException failed(Refusals refusals, Exception e) {
        return refusals.isRefusal(e)
                ? new KeyDeniedException("the KEK refuses", Safe.of("failure", e.getClass()))
                : new KeyUnavailableException("the KEK did not answer", Safe.of("failure", e.getClass()));
    }
}
