package dev.tacit.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.format.Padding;
import dev.tacit.crypto.format.Suite;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.provider.FieldContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Values that somebody made who holds the key itself: their tags are right, and what else must hold does not. */
class CraftedValueTest {
    private static final FieldContext NAME = FieldContext.of(Tenant.SOLE, "order", "buyerName", Subject.of("alice-1"));

    private final LeasedKey key = LeasedKeys.of(new byte[32], SubjectHandle.parse("a1".repeat(16)));
    private final Workbench bench =
            new Workbenches(new FixedNonces(), Ticker.disabledTicker(), () -> Instant.EPOCH).take();

    @Test
    void aWideReferenceThatIsHalfTheKeys_isRejected_howeverRightTheTag() {
        SealedHeader header = SealedHeader.of(Suite.AES_256_GCM_WIDE_REFERENCE, Padding.NONE, Binding.SUBJECT);
        byte[] rest = restOfRef();

        assertThat(open(craft(header, rest, utf8("value")))).isEqualTo(utf8("value"));
        rest[15] ^= 1;
        byte[] crafted = craft(header, rest, utf8("value"));
        assertThatThrownBy(() -> open(crafted)).isInstanceOf(CiphertextRejectedException.class);
    }

    @Test
    void whatIsNotPaddedAsItsHeaderSays_isRejected_howeverRightTheTag() {
        SealedHeader header = SealedHeader.of(Suite.AES_256_GCM, Padding.BLOCKS_OF_16, Binding.SUBJECT);
        byte[] good = Arrays.copyOf(utf8("value\u0000"), 16);
        good[5] = (byte) 0x80;
        byte[] tooMuch = Arrays.copyOf(good, 32);
        byte[] tooLittle = Arrays.copyOf(good, 15);
        byte[] another = good.clone();
        another[15] = 1;

        assertThat(open(craft(header, new byte[0], good))).isEqualTo(utf8("value"));
        for (byte[] padded : Arrays.asList(tooMuch, tooLittle, another, new byte[16], new byte[0])) {
            byte[] crafted = craft(header, new byte[0], padded);
            assertThatThrownBy(() -> open(crafted)).isInstanceOf(CiphertextRejectedException.class);
        }
    }

    private byte[] craft(SealedHeader header, byte[] restOfRef, byte[] padded) {
        byte[] sealed = SealedFormat.begin(header, key.ref(), padded.length);
        System.arraycopy(restOfRef, 0, sealed, 19, restOfRef.length);
        int nonceOffset = header.suite().nonceOffset();
        bench.prepareNonces(1, 0);
        bench.nonces().next(sealed, nonceOffset);
        byte[] associatedData = AssociatedData.of(sealed, header, NAME, NAME.fieldId(), key);
        lease().seal(sealed, nonceOffset, associatedData, padded);
        return sealed;
    }

    private byte[] open(byte[] sealed) {
        return SealedFormat.parse(sealed).open(bench, lease(), NAME, NAME.fieldId());
    }

    private KeyLease lease() {
        return Objects.requireNonNull(bench.lend(key));
    }

    private byte[] restOfRef() {
        return key.restOfRef().bytes();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
