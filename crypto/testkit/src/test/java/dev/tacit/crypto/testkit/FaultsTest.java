package dev.tacit.crypto.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.crypto.internal.InMemoryKeyStoreForTests;
import dev.tacit.crypto.key.Kek;
import dev.tacit.crypto.key.KeyDeniedException;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.tink.InMemoryKekForTests;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final Faults faults = new Faults();
    private final KeyStore store = faults.around(new InMemoryKeyStoreForTests());

    @Test
    void untilItIsToldOtherwise_everythingGoesThrough() {
        assertThat(store.mark().changes()).isZero();
        assertThat(faults.calls()).isEqualTo(1);
    }

    @Test
    void aStoreThatIsDown_isDownUntilItIsUp() {
        faults.set(Faults.Kind.NO_ANSWER);
        assertThatThrownBy(store::mark).isInstanceOf(KeyUnavailableException.class);
        assertThatThrownBy(store::mark).isInstanceOf(KeyUnavailableException.class);
        faults.set(Faults.Kind.NONE);
        assertThat(store.mark().changes()).isZero();
        store.close();
    }

    @Test
    void aKekThatLosesAnswers_hasDoneWhatItWasAsked_onceIsEnough() {
        Kek kek = new InMemoryKekForTests();
        Kek flapping = faults.around(kek);
        faults.setFor(1, Faults.Kind.LOST_ANSWER);

        assertThatThrownBy(flapping::createEpochKek).isInstanceOf(KeyUnavailableException.class);
        assertThat(flapping.createEpochKek()).isNotEmpty();
    }

    @Test
    void aRefusal_isToldFromSilence() {
        faults.set(Faults.Kind.REFUSAL);

        assertThatThrownBy(store::mark).isInstanceOf(KeyDeniedException.class);
    }
}
