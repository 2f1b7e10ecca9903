package dev.tacit.crypto.tink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.access.Access;
import dev.tacit.access.Actor;
import dev.tacit.crypto.Vault;
import dev.tacit.crypto.key.KeyDeniedException;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.provider.FieldContext;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A KMS that speaks Tink: its client is faked, the rest is real. */
class TinkKekTest {
    private static final String KEY = "fake-kms://keys/7";
    private static final byte[] CONTEXT = "epoch 1".getBytes(StandardCharsets.UTF_8);

    private final FakeKms kms = new FakeKms();

    @Test
    void aKmsClient_wrapsAVaultsKeys() {
        FieldContext name = FieldContext.of(Tenant.SOLE, "order", "buyerName", Subject.of("ann"));
        try (Vault vault =
                Vault.builder().inMemoryForTests().kek(TinkKek.of(kms, KEY)).build()) {
            String sealed = vault.encryptText("Ann", name);
            assertThat(Access.as(Actor.service("fulfilment"))
                            .forPurpose("DeliveryOfGoods")
                            .call(() -> vault.decryptText(sealed, name)))
                    .isEqualTo("Ann");
        }
        assertThat(kms.calls).isPositive();
    }

    @Test
    void itIsNamedByItsUri_andANameOfAnotherKms_isRefused() {
        assertThat(TinkKek.of(kms, KEY).id()).isEqualTo(KEY);
        assertThatThrownBy(() -> TinkKek.of(kms, "aws-kms://arn:aws:kms")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRefusalBelowTinksException_isARefusal() {
        TinkKek kek = TinkKek.of(kms, KEY);
        kms.failure = Optional.of(new GeneralSecurityException("decryption failed", new AccessDeniedException()));

        assertThatThrownBy(() -> kek.unwrap("shared", new byte[40], CONTEXT))
                .isInstanceOf(KeyDeniedException.class)
                .hasNoCause();
        assertThatThrownBy(() -> kek.wrap("shared", new byte[32], CONTEXT)).isInstanceOf(KeyDeniedException.class);
    }

    @Test
    void aFileOfCredentialsThatMayNotBeRead_isNoAnswerOfTheKms() {
        kms.failure = Optional.of(new GeneralSecurityException(
                "encryption failed", new java.nio.file.AccessDeniedException("/var/run/secrets/token")));

        assertThatThrownBy(() -> TinkKek.of(kms, KEY).wrap("shared", new byte[32], CONTEXT))
                .isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void whatTheHostCallsARefusal_isOneToo() {
        TinkKek kek = TinkKek.of(kms, KEY)
                .refusingOn(e -> e instanceof CodedException coded && coded.code.equals("AccessDeniedException"));
        kms.failure = Optional.of(
                new GeneralSecurityException("decryption failed", new CodedException("AccessDeniedException")));
        assertThatThrownBy(() -> kek.unwrap("shared", new byte[40], CONTEXT)).isInstanceOf(KeyDeniedException.class);
        kms.failure = Optional.of(
                new GeneralSecurityException("decryption failed", new CodedException("ThrottlingException")));
        assertThatThrownBy(() -> kek.unwrap("shared", new byte[40], CONTEXT))
                .isInstanceOf(KeyUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"decryption failed", "AccessDeniedException"})
    void everythingElse_isNoAnswer_andWhatTheClientSaidIsNotRepeated(String message) {
        TinkKek kek = TinkKek.of(kms, KEY);
        kms.failure = Optional.of(new GeneralSecurityException(message));

        assertThatThrownBy(() -> kek.unwrap("shared", new byte[40], CONTEXT))
                .isInstanceOf(KeyUnavailableException.class)
                .hasNoCause()
                .hasMessageNotContaining(message);
    }

    @Test
    void aChainOfCausesThatIsACircle_ends() {
        Exception one = new Exception("one");
        Exception two = new Exception("two", one);
        assertThat(one.initCause(two)).isSameAs(one);
        kms.failure = Optional.of(new GeneralSecurityException("decryption failed", two));

        assertThatThrownBy(() -> TinkKek.of(kms, KEY).wrap("shared", new byte[32], CONTEXT))
                .isInstanceOf(KeyUnavailableException.class);
    }

    /** As a cloud's client calls it. */
    private static final class AccessDeniedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** As a client with error codes throws it. */
    private static final class CodedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String code;

        CodedException(String code) {
            super("request 4711");
            this.code = code;
        }
    }

    /** A KMS with one key. */
    private static final class FakeKms implements KmsClient {
        private final Aead aead = aead();
        private Optional<GeneralSecurityException> failure = Optional.empty();
        private int calls;

        @Override
        public boolean doesSupport(String keyUri) {
            return keyUri.startsWith("fake-kms://");
        }

        @Override
        public KmsClient withCredentials(String credentialPath) {
            return this;
        }

        @Override
        public KmsClient withDefaultCredentials() {
            return this;
        }

        @Override
        public Aead getAead(String keyUri) {
            return new Aead() {
                @Override
                public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
                    answerOrFail();
                    return aead.encrypt(plaintext, associatedData);
                }

                @Override
                public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
                    answerOrFail();
                    return aead.decrypt(ciphertext, associatedData);
                }
            };
        }

        private void answerOrFail() throws GeneralSecurityException {
            calls++;
            if (failure.isPresent()) {
                throw failure.get();
            }
        }

        private static Aead aead() {
            try {
                return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get())
                        .getPrimitive(AeadConfig2026.get(), Aead.class);
            } catch (GeneralSecurityException e) {
                throw new AssertionError("Tink makes keys", e);
            }
        }
    }
}
