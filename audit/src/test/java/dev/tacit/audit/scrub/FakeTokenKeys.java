package dev.tacit.audit.scrub;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tacit.provider.TokenKeys;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Token keys whose secret is their id. */
public final class FakeTokenKeys implements TokenKeys {
    private volatile String current;

    public FakeTokenKeys(String keyId) {
        this.current = keyId;
    }

    public void rotateTo(String keyId) {
        current = keyId;
    }

    /** Keys that a broken KMS would give; its text quotes a value, as a careless driver's would. */
    public static TokenKeys broken(RuntimeException failure) {
        return new TokenKeys() {
            @Override
            public TokenKey current() {
                throw failure;
            }

            @Override
            public Optional<TokenKey> byId(String keyId) {
                return Optional.empty();
            }
        };
    }

    @Override
    public TokenKey current() {
        return new Key(current);
    }

    @Override
    public Optional<TokenKey> byId(String keyId) {
        return Optional.of(new Key(keyId));
    }

    private record Key(String id) implements TokenKey {
        @Override
        public byte[] mac(String category, String canonicalValue) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(id.getBytes(UTF_8), "HmacSHA256"));
                mac.update(category.getBytes(UTF_8));
                mac.update((byte) 0);
                return mac.doFinal(canonicalValue.getBytes(UTF_8));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
