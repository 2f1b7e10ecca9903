package dev.tacit.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.crypto.key.KeyUnavailableException;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A key whose JDK object is kept computes what a fresh one does, for many at once, and nothing once it is wiped. */
class MacKeyTest {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final MacKey key = new MacKey(KEY.clone(), Long.MAX_VALUE);

    @Test
    void manyThreads_computeWhatOneWithAFreshObjectDoes() {
        IntStream.range(0, 20_000).parallel().forEach(number -> {
            byte[] message = message(number);
            assertThat(key.mac(message)).isEqualTo(Hmac.sha256(KEY, message));
        });
    }

    @Test
    void aWipedKey_computesNothing_thoughItDidBefore() {
        byte[] before = key.mac(message(1));
        key.wipe();

        assertThat(before).isEqualTo(Hmac.sha256(KEY, message(1)));
        assertThatThrownBy(() -> key.mac(message(2))).isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void aKeyThatIsWipedAtWork_computesNothingWrong() {
        AtomicInteger refused = new AtomicInteger();
        IntStream.range(0, 20_000).parallel().forEach(number -> {
            if (number == 10_000) {
                key.wipe();
            }
            try {
                byte[] code = key.mac(message(number));
                assertThat(Arrays.equals(code, Hmac.sha256(KEY, message(number))))
                        .isTrue();
            } catch (KeyUnavailableException wiped) {
                int unused = refused.incrementAndGet();
            }
        });

        assertThat(refused).hasPositiveValue();
        assertThatThrownBy(() -> key.mac(message(2))).isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void codeThatAnErrorBrokeOff_leavesNothingForTheNext() {
        byte[] message = message(3);
        key.keep(new MacThatBreaksOff());

        assertThatThrownBy(() -> key.mac(message)).isInstanceOf(OutOfMemoryError.class);
        assertThat(key.mac(message)).isEqualTo(Hmac.sha256(KEY, message));
    }

    /** The JDK's own under the key, which takes a message and has no memory left for its code, once. */
    private static final class MacThatBreaksOff extends Mac {
        MacThatBreaksOff() {
            super(new Once(Hmac.under(KEY)), Security.getProvider("SunJCE"), "HmacSHA256");
            try {
                init(new SecretKeySpec(KEY, "HmacSHA256"));
            } catch (InvalidKeyException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class Once extends MacSpi {
        private final Mac mac;
        private boolean isBroken;

        Once(Mac mac) {
            this.mac = mac;
        }

        @Override
        protected int engineGetMacLength() {
            return mac.getMacLength();
        }

        @Override
        protected void engineInit(Key key, @Nullable AlgorithmParameterSpec params) throws InvalidKeyException {
            mac.init(key);
        }

        @Override
        protected void engineUpdate(byte input) {
            mac.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            mac.update(input, offset, length);
        }

        @Override
        protected byte[] engineDoFinal() {
            if (!isBroken) {
                isBroken = true;
                throw new OutOfMemoryError("as if");
            }
            return mac.doFinal();
        }

        @Override
        protected void engineReset() {
            mac.reset();
        }
    }

    private static byte[] message(int number) {
        return ("buyer-" + number).getBytes(StandardCharsets.US_ASCII);
    }
}
