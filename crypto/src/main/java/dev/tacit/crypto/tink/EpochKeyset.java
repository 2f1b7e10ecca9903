package dev.tacit.crypto.tink;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.tacit.Safe;
import dev.tacit.crypto.file.DurableFile;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.key.UnknownFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** One epoch's KEK: a Tink keyset of one AES-256-GCM key, in clear in a file that only its owner may read. */
final class EpochKeyset {
    private final Aead aead;

    private EpochKeyset(KeysetHandle keyset) throws GeneralSecurityException {
        this.aead = keyset.getPrimitive(AeadConfig2026.get(), Aead.class);
    }

    static EpochKeyset create(Path file) {
        KeysetHandle keyset = generate();
        try {
            String json = TinkJsonProtoKeysetFormat.serializeKeyset(
                    keyset, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
            DurableFile.write(file, json.getBytes(StandardCharsets.UTF_8));
            return new EpochKeyset(keyset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink writes keysets of its own making", e);
        } catch (IOException e) {
            throw new KeyUnavailableException("an epoch's KEK could not be written", Safe.of("failure", e.getClass()));
        }
    }

    static EpochKeyset inMemory() {
        try {
            return new EpochKeyset(generate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a fresh keyset encrypts", e);
        }
    }

    private static KeysetHandle generate() {
        try {
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink makes AES-256-GCM keys", e);
        }
    }

    static EpochKeyset read(Path file) {
        try {
            String json = Files.readString(file, StandardCharsets.UTF_8);
            return new EpochKeyset(
                    TinkJsonProtoKeysetFormat.parseKeyset(json, AeadConfig2026.get(), InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new UnknownFormatException("the file of an epoch's KEK is damaged or no keyset");
        } catch (IOException e) {
            throw new KeyUnavailableException("an epoch's KEK could not be read", Safe.of("failure", e.getClass()));
        }
    }

    byte[] wrap(byte[] key, byte[] associatedData) {
        try {
            return aead.encrypt(key, associatedData);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a keyset in memory encrypts", e);
        }
    }

    byte[] unwrap(byte[] wrapped, byte[] associatedData) {
        try {
            return aead.decrypt(wrapped, associatedData);
        } catch (GeneralSecurityException e) {
            throw new CiphertextRejectedException();
        }
    }
}
