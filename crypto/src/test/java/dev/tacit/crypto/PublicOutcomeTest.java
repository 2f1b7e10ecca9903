package dev.tacit.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.access.AccessDeniedException;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.CryptoException;
import dev.tacit.crypto.key.KeyDeniedException;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.key.KeyStoreBehindException;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.key.ShredRefusedException;
import dev.tacit.crypto.key.UnknownFormatException;
import dev.tacit.event.AuditUnavailableException;
import dev.tacit.event.EventRefusedException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PublicOutcomeTest {
    private static final List<RuntimeException> FAILURES = List.of(
            new KeyUnavailableException("no answer"),
            new KeyDeniedException("refused"),
            new KeyShreddedException("gone"),
            new CiphertextRejectedException(),
            new UnknownFormatException("none of ours"),
            new KeyStoreBehindException("older"),
            new ShredRefusedException("a person decides"),
            new AccessDeniedException("the gate"),
            new AuditUnavailableException("the sink"),
            new EventRefusedException("the event"),
            new IllegalStateException("anything else"));

    @Test
    void outsidersAreToldTheSame_whateverWentWrong() {
        assertThat(FAILURES.stream().map(Vault::publicOutcome).collect(Collectors.toSet()))
                .containsExactly(PublicOutcome.NOT_AVAILABLE);
        assertThat(PublicOutcome.NOT_AVAILABLE.sentence()).doesNotContainIgnoringCase("key");
    }

    @Test
    void noKindOfFailure_isForgottenHere() {
        Set<Class<?>> kinds =
                Arrays.stream(CryptoException.class.getPermittedSubclasses()).collect(Collectors.toSet());

        assertThat(FAILURES.stream().map(Object::getClass).collect(Collectors.toSet()))
                .containsAll(kinds);
    }
}
