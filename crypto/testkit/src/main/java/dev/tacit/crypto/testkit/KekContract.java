package dev.tacit.crypto.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.CryptoException;
import dev.tacit.crypto.key.Kek;
import dev.tacit.crypto.key.KeyDeniedException;
import dev.tacit.crypto.key.KeyUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every key encryption key does, as tests. An adapter's test extends it and says how to open the KEK; opening it again
 * opens the same.
 */
public abstract class KekContract {
    private static final byte[] CONTEXT = "epoch 1".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER_CONTEXT = "epoch 2".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Kek kek;
    private byte[] key;

    /** For implementers' tests. */
    @SuppressWarnings("NullAway.Init") // set before each test
    protected KekContract() {}

    /** Opens the KEK. */
    protected abstract Kek open() throws Exception;

    @BeforeEach
    public void openKek() throws Exception {
        kek = open();
        key = new byte[32];
        Arrays.fill(key, (byte) 7);
    }

    @Test
    public void itsName_isShort_andTheSameEachTime() throws Exception {
        assertThat(kek.id()).isNotEmpty().hasSizeLessThanOrEqualTo(512).isEqualTo(open().id());
    }

    @Test
    public void anEpochsName_holdsLettersDigitsAndHyphensOnly() {
        assertThat(kek.createEpochKek()).matches("[a-z0-9-]{1,64}");
    }

    @Test
    public void whatItWrapped_itUnwraps_andOpenedAgainToo() throws Exception {
        String epoch = kek.createEpochKek();
        byte[] wrapped = kek.wrap(epoch, key, CONTEXT);

        assertThat(kek.unwrap(epoch, wrapped, CONTEXT)).isEqualTo(key);
        assertThat(open().unwrap(epoch, wrapped, CONTEXT)).isEqualTo(key);
    }

    @Test
    public void theArraysItIsGiven_stayAsTheyAre() {
        byte[] context = CONTEXT.clone();
        byte[] wrapped = kek.wrap(kek.createEpochKek(), key, context);

        assertThat(wrapped).isNotEmpty();
        assertThat(context).isEqualTo(CONTEXT);
        assertThat(key).containsOnly(7);
    }

    @Test
    public void aWrappedKey_doesNotShowTheKey() {
        String epoch = kek.createEpochKek();

        assertThat(new String(kek.wrap(epoch, key, CONTEXT), StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(key, StandardCharsets.ISO_8859_1));
    }

    @Test
    public void everyAlteredByte_isRefused() {
        String epoch = kek.createEpochKek();
        byte[] wrapped = kek.wrap(epoch, key, CONTEXT);
        for (int i = 0; i < wrapped.length; i++) {
            byte[] altered = wrapped.clone();
            altered[i] ^= 1;
            assertRefused(epoch, altered, CONTEXT);
        }
        assertRefused(epoch, Arrays.copyOf(wrapped, wrapped.length - 1), CONTEXT);
        assertRefused(epoch, new byte[0], CONTEXT);
    }

    @Test
    public void anotherContext_isRefused() {
        String epoch = kek.createEpochKek();

        assertRefused(epoch, kek.wrap(epoch, key, CONTEXT), OTHER_CONTEXT);
    }

    @Test
    public void aDestroyedEpoch_isGone_andDestroyingItAgainChangesNothing() {
        String epoch = kek.createEpochKek();
        byte[] wrapped = kek.wrap(epoch, key, CONTEXT);
        if (!kek.destroysEpochKeks()) {
            assertThatThrownBy(() -> kek.destroyEpochKek(epoch, NOON))
                    .isInstanceOf(UnsupportedOperationException.class);
            return;
        }
        Instant gone = kek.destroyEpochKek(epoch, NOON);

        assertThat(gone).isAfterOrEqualTo(NOON);
        assertThat(kek.destroyEpochKek(epoch, NOON)).isAfterOrEqualTo(NOON);
        assertThat(catchThrowable(() -> kek.unwrap(epoch, wrapped, CONTEXT)))
                .isInstanceOfAny(KeyUnavailableException.class, KeyDeniedException.class);
    }

    @Test
    public void whereEpochsHaveKeksOfTheirOwn_oneDoesNotOpenTheOthers() {
        String first = kek.createEpochKek();
        String second = kek.createEpochKek();
        if (!first.equals(second)) {
            assertRefused(second, kek.wrap(first, key, CONTEXT), CONTEXT);
        }
        assertThat(first.equals(second)).isNotEqualTo(kek.destroysEpochKeks());
    }

    /** A KEK that cannot tell alteration from an outage says that it is unavailable. */
    private void assertRefused(String epoch, byte[] wrapped, byte[] context) {
        assertThat(catchThrowable(() -> kek.unwrap(epoch, wrapped, context)))
                .isInstanceOf(CryptoException.class)
                .isInstanceOfAny(CiphertextRejectedException.class, KeyUnavailableException.class);
    }
}
