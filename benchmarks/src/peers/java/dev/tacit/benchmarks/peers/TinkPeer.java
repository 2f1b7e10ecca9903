package dev.tacit.benchmarks.peers;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/** Tink: AES-256-GCM from a keyset, and the envelope that makes a new data key for each message, with a local KEK. */
final class TinkPeer {
    private final Aead raw;
    private final Aead envelope;

    TinkPeer() {
        try {
            AeadConfig.register();
            raw = aead();
            envelope = KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, aead());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Aead raw() {
        return raw;
    }

    Aead envelope() {
        return envelope;
    }

    private static Aead aead() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
