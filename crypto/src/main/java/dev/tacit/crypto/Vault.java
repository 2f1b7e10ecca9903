package dev.tacit.crypto;

import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.access.AccessGate;
import dev.tacit.crypto.key.Kek;
import dev.tacit.crypto.key.KeyStore;
import dev.tacit.crypto.key.KeyStoreMark;
import dev.tacit.event.AuditSink;
import dev.tacit.provider.FieldContext;
import dev.tacit.provider.KeyScope;
import dev.tacit.provider.Resealer;
import dev.tacit.provider.ShredReport;
import dev.tacit.provider.ShredRequest;
import dev.tacit.provider.Shredder;
import dev.tacit.provider.SubjectHandles;
import dev.tacit.provider.TokenKeys;
import dev.tacit.schema.RecordSchema;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Seals and opens personal data. Signatures only; the bodies follow. */
@SuppressWarnings("DoNotCallSuggester")
public final class Vault implements Shredder, Resealer, TokenKeys, SubjectHandles, AutoCloseable {
    private Vault() {}

    public static Vault embedded(Path folder) {
        throw soon();
    }

    public static Vault inMemoryForTests() {
        throw soon();
    }

    public static Builder builder() {
        throw soon();
    }

    public byte[] encrypt(byte[] plaintext, FieldContext context) {
        throw soon();
    }

    public byte[] encrypt(byte[] plaintext, FieldContext context, KeyScope scope) {
        throw soon();
    }

    public byte[] decrypt(byte[] sealed, FieldContext context) {
        throw soon();
    }

    public String encryptText(String plaintext, FieldContext context) {
        throw soon();
    }

    public String decryptText(String sealed, FieldContext context) {
        throw soon();
    }

    /** Opens a record's values: place → answer, in the order of the request. */
    public Map<String, Opened<byte[]>> open(RecordOpening opening) {
        throw soon();
    }

    public <T> SealedFields seal(RecordSchema<T> schema, T record) {
        throw soon();
    }

    public <T> SealedFields seal(Tenant tenant, RecordSchema<T> schema, T record) {
        throw soon();
    }

    public Map<String, Opened<String>> open(RecordSchema<?> schema, SealedFields fields) {
        throw soon();
    }

    public Map<String, Opened<String>> open(Tenant tenant, RecordSchema<?> schema, SealedFields fields) {
        throw soon();
    }

    public byte[] indexOf(Tenant tenant, String recordName, String fieldId, String normalizedValue) {
        throw soon();
    }

    public List<byte[]> indexCandidates(Tenant tenant, String recordName, String fieldId, String normalizedValue) {
        throw soon();
    }

    public ShredReport shred(Subject subject) {
        throw soon();
    }

    @Override
    public ShredReport shred(ShredRequest request) {
        throw soon();
    }

    @Override
    public ShredReport cancelShred(Tenant tenant, String requestId) {
        throw soon();
    }

    @Override
    public List<ShredReport> destroyDue() {
        throw soon();
    }

    public void reopen(Tenant tenant, Subject subject) {
        throw soon();
    }

    public void reopen(Tenant tenant, Subject subject, KeyScope scope) {
        throw soon();
    }

    @Override
    public byte[] reseal(FieldContext context, byte[] sealed) {
        throw soon();
    }

    public TokenKeys tokenKeys(Tenant tenant) {
        throw soon();
    }

    @Override
    public TokenKey current() {
        throw soon();
    }

    @Override
    public Optional<TokenKey> byId(String keyId) {
        throw soon();
    }

    @Override
    public SubjectHandle handleOf(Tenant tenant, Subject subject) {
        throw soon();
    }

    @Override
    public void close() {}

    private static RuntimeException soon() {
        return new UnsupportedOperationException();
    }

    /** Collects a vault's parts. */
    @SuppressWarnings("DoNotCallSuggester")
    public static final class Builder {
        private Builder() {}

        public Builder embedded(Path folder) {
            throw soon();
        }

        public Builder kek(Kek kek) {
            throw soon();
        }

        public Builder keyStore(KeyStore keyStore) {
            throw soon();
        }

        public Builder accessGate(AccessGate gate) {
            throw soon();
        }

        public Builder auditSink(AuditSink sink) {
            throw soon();
        }

        public Builder clock(InstantSource clock) {
            throw soon();
        }

        public Builder mark(KeyStoreMark mark) {
            throw soon();
        }

        public Builder quarantine(Duration quarantine) {
            throw soon();
        }

        public Builder epochLength(Duration length) {
            throw soon();
        }

        public Builder shredsPerHour(int shreds) {
            throw soon();
        }

        public Builder tenants(Set<Tenant> tenants) {
            throw soon();
        }

        public Builder service(String name) {
            throw soon();
        }

        public Vault build() {
            throw soon();
        }
    }
}
