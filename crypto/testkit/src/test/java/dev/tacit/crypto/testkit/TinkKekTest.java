package dev.tacit.crypto.testkit;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.tacit.crypto.key.Kek;
import dev.tacit.crypto.tink.TinkKek;
import java.security.GeneralSecurityException;

/** A KMS behind Tink's interface. */
class TinkKekTest extends KekContract {
    private final Aead aead;

    TinkKekTest() throws GeneralSecurityException {
        KeysetHandle keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
        aead = keyset.getPrimitive(AeadConfig2026.get(), Aead.class);
    }

    @Override
    protected Kek open() {
        return TinkKek.of("kms://test", aead);
    }
}
