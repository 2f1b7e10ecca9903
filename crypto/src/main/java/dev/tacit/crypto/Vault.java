package dev.tacit.crypto;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tacit.Subject;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.access.Operation;
import dev.tacit.crypto.internal.LengthPrefixed;
import dev.tacit.crypto.internal.SealedFormat;
import dev.tacit.crypto.internal.SealedText;
import dev.tacit.crypto.internal.ServiceTokenKeys;
import dev.tacit.provider.FieldContext;
import dev.tacit.provider.KeyScope;
import dev.tacit.provider.Resealer;
import dev.tacit.provider.ShredReport;
import dev.tacit.provider.ShredRequest;
import dev.tacit.provider.Shredder;
import dev.tacit.provider.SubjectHandles;
import dev.tacit.provider.TokenKeys;
import dev.tacit.schema.RecordSchema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Seals personal data under a key of each data subject's own, opens it again for whoever may, and destroys the key when the
 * person is to be forgotten.
 *
 * <pre>{@code
 * try (Vault vault = Vault.embedded(Path.of("vault"))) {
 *     FieldContext email = FieldContext.of(Tenant.SOLE, "order", "buyerEmail", Subject.of("buyer-7"));
 *     String sealed = vault.encryptText("ann@example.org", email);
 *     String opened = Access.as(Actor.service("fulfilment")).forPurpose("DeliveryOfGoods")
 *             .call(() -> vault.decryptText(sealed, email));
 * }
 * }</pre>
 *
 * <p>Opening asks the gate, and records an audit event, before plaintext is handed out; a gate or sink that fails denies.
 * Sealing asks nobody. Every method throws an {@code IllegalStateException} once the vault is closed, an {@code
 * IllegalArgumentException} for a tenant that the vault does not serve, {@code KeyStoreBehindException} if an older state
 * of the key store was put back, and {@code KeyUnavailableException} if a key is not cached and the KEK or the key store
 * does not answer. Thread-safe.
 *
 * <p>One file, and a long one, because a host should find all that a vault does under one name: values, texts, records, pages,
 * keys, and the four interfaces through which other modules reach it. Little is decided here: methods check that the vault
 * is open, and hand over to the part that does the work.
 */
public final class Vault implements Shredder, Resealer, TokenKeys, SubjectHandles, AutoCloseable {
    private final VaultParts parts;
    private final ColumnSealer columns = new ColumnSealer(this);

    @SuppressWarnings("UnusedVariable") // held, because org.crac refers to it weakly
    private final Object checkpointHook;

    private volatile boolean closed;

    Vault(VaultParts parts) {
        this.parts = parts;
        this.checkpointHook = hook(this);
    }

    /**
     * Opens a vault that keeps everything in one folder, for first steps: keys in {@code keys}, KEKs in {@code kek}, the key
     * store's mark in {@code mark}. Whoever copies the whole folder can open everything, and putting an old copy of the
     * whole folder back brings shredded keys back unnoticed. The gate lets everybody through and no audit log is kept:
     * {@link #builder()} with {@link VaultBuilder#embedded} takes both.
     */
    public static Vault embedded(Path folder) {
        return builder().embedded(folder).build();
    }

    /** Returns a vault whose keys, and with them all ciphertexts, are gone when the process ends. For tests only. */
    public static Vault inMemoryForTests() {
        return builder().inMemoryForTests().build();
    }

    /** Begins a vault from its parts. */
    public static VaultBuilder builder() {
        return new VaultBuilder();
    }

    /**
     * Seals one value under its subject's key, which is made and stored first if the subject has none.
     *
     * <p>The context is authenticated, not hidden: it is no part of the result and must be given again, equal, to open. The
     * length of the plaintext is not hidden either.
     *
     * @param plaintext 0 to 1 048 576 bytes; neither kept nor changed
     * @param context where the value belongs; it names the subject
     * @return laid out as in {@code docs/format.md}: 47 bytes more than the plaintext by default, and yet more with padding, a
     *     KEK of the tenant's own or a wide pin, as {@link dev.tacit.crypto.format.SealedSize} says
     * @throws dev.tacit.crypto.key.KeyShreddedException if the subject was shredded and not reopened
     */
    public byte[] encrypt(byte[] plaintext, FieldContext context) {
        return encrypt(plaintext, context, KeyScope.subject());
    }

    /** Seals one value as {@link #encrypt(byte[], FieldContext)} does, under the subject's key of this scope. */
    public byte[] encrypt(byte[] plaintext, FieldContext context, KeyScope scope) {
        requireServing(context);
        return parts.sealer().seal(plaintext, context, scope);
    }

    /**
     * Seals a value of no single person, a supplier's price for one, under a key of the tenant's that seals any number of
     * values. No shred of a person destroys it, so personal data does not belong here.
     *
     * @param plaintext 0 to 1 048 576 bytes; neither kept nor changed
     * @param context where the value belongs: it names no subject and is bound to its field; the same opens it again
     * @return 59 bytes more than the plaintext, and yet more with padding
     */
    public byte[] encryptShared(byte[] plaintext, FieldContext context) {
        Tenant unused = serving(context.tenant());
        return parts.sealer().sealShared(plaintext, context);
    }

    /** Seals several values under the whole subjects' keys: see {@link #encryptAll(List, List, KeyScope)}. */
    public List<byte[]> encryptAll(List<FieldContext> fields, List<byte[]> plaintexts) {
        return encryptAll(fields, plaintexts, KeyScope.subject());
    }

    /**
     * Seals several values as {@link #encrypt(byte[], FieldContext, KeyScope)} does each. Values of one subject that follow
     * each other cost one search for the key.
     *
     * @param plaintexts as many as there are fields
     * @return the sealed values, in the same order
     */
    public List<byte[]> encryptAll(List<FieldContext> fields, List<byte[]> plaintexts, KeyScope scope) {
        if (fields.size() != plaintexts.size()) {
            throw new IllegalArgumentException("there is one plaintext for each field");
        }
        requireOpen();
        for (FieldContext field : fields) {
            parts.tenancy().require(field.tenant());
        }
        return parts.sealer().sealAll(fields, plaintexts, scope);
    }

    /** Seals a text, in UTF-8, and returns the text form: {@code tct1:} and base64url without padding. */
    public String encryptText(String plaintext, FieldContext context) {
        return encryptText(plaintext, context, KeyScope.subject());
    }

    /** Seals a text as {@link #encryptText(String, FieldContext)} does, under the subject's key of this scope. */
    public String encryptText(String plaintext, FieldContext context, KeyScope scope) {
        byte[] bytes = LengthPrefixed.utf8(plaintext);
        try {
            return SealedText.of(encrypt(bytes, context, scope));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * Opens one value, as a record of one field.
     *
     * @param sealed the binary form; neither kept nor changed
     * @param context where the value belongs; from binding level SUBJECT on it names the subject that the reader expects
     * @throws dev.tacit.crypto.key.CiphertextRejectedException if it was altered or belongs elsewhere
     * @throws dev.tacit.crypto.key.KeyShreddedException if its key was shredded
     * @throws dev.tacit.crypto.key.UnknownFormatException if it is none of ours, or of a newer version
     * @throws dev.tacit.access.AccessDeniedException if the gate refuses, or nobody said who reads and what for
     * @throws dev.tacit.event.AuditUnavailableException if the reading could not be recorded
     * @throws dev.tacit.event.EventRefusedException if the audit sink refuses to have it recorded as it is
     */
    public byte[] decrypt(byte[] sealed, FieldContext context) {
        requireServing(context);
        return parts.opener().open(context, sealed, Operation.READ).orThrow();
    }

    /** Opens the text form of a text, as {@link #decrypt} does. */
    public String decryptText(String sealed, FieldContext context) {
        return text(decrypt(SealedText.parse(sealed), context));
    }

    /**
     * Opens the values of one record: one question to the gate, one audit event. One value that is rejected fails all.
     *
     * @return place → answer, in the order of the request; unmodifiable
     * @throws dev.tacit.access.AccessDeniedException if nobody said who reads and what for, or the gate failed; where the
     *     gate refuses, each answer is {@link Opened.Denied}
     */
    public Map<String, Opened<byte[]>> open(RecordOpening opening) {
        requireOpen();
        parts.tenancy().require(opening.tenant());
        return parts.opener().open(opening);
    }

    /**
     * Opens a page of records: the gate is asked for each, the keys that are not cached are loaded with one question to the
     * key store, and one audit event covers all. What fails in one record, is refused or was shredded is that record's
     * answer, and does not break the page.
     *
     * @param page records of one tenant and name, opened by one operation
     * @return the answers, in the order of the page: of each record place → answer, unmodifiable
     * @throws dev.tacit.access.AccessDeniedException if nobody said who reads and what for
     * @throws dev.tacit.event.AuditUnavailableException if the reading could not be recorded
     * @throws dev.tacit.event.EventRefusedException if the audit sink refuses to have it recorded as it is
     */
    public List<Map<String, Opened<byte[]>>> openPage(List<RecordOpening> page) {
        requireOpen();
        page.forEach(opening -> parts.tenancy().require(opening.tenant()));
        return parts.pages().open(page);
    }

    /**
     * Returns the scope of the keys that seal a record's members, as {@link dev.tacit.annotation.KeyPer} on its class says; by
     * default the whole subject. The codecs ask; whoever shreds one record or month alone names the same scope.
     *
     * @throws IllegalArgumentException if the class wants a key per record and this one has no id, or a key per period and
     *     names no policy
     */
    public <T> KeyScope keyScope(RecordSchema<T> schema, T record) {
        return parts.scopes().of(schema, record);
    }

    /** Seals a record's encrypted members for columns, in a vault without tenants. */
    public <T> SealedFields seal(RecordSchema<T> schema, T record) {
        return seal(parts.tenancy().sole(), schema, record);
    }

    /**
     * Seals a record's encrypted members for columns.
     *
     * @throws IllegalArgumentException if the record names no subject, or an encrypted member is no String
     */
    public <T> SealedFields seal(Tenant tenant, RecordSchema<T> schema, T record) {
        return columns.seal(serving(tenant), schema, record);
    }

    /** Opens columns, in a vault without tenants. */
    public Map<String, Opened<String>> open(RecordSchema<?> schema, SealedFields fields) {
        return open(parts.tenancy().sole(), schema, fields);
    }

    /** Opens columns as {@link #open(RecordOpening)} does: member → answer; members that were null are left out. */
    public Map<String, Opened<String>> open(Tenant tenant, RecordSchema<?> schema, SealedFields fields) {
        return columns.open(serving(tenant), schema, fields);
    }

    /** Opens a page of columns, in a vault without tenants. */
    public List<Map<String, Opened<String>>> openPage(RecordSchema<?> schema, List<SealedFields> page) {
        return openPage(parts.tenancy().sole(), schema, page);
    }

    /** Opens a page of columns as {@link #openPage(List)} does: of each record member → answer. */
    public List<Map<String, Opened<String>>> openPage(Tenant tenant, RecordSchema<?> schema, List<SealedFields> page) {
        return columns.openPage(serving(tenant), schema, page);
    }

    /**
     * Returns the value of a field's index column: a version byte and 16 bytes of HMAC-SHA-256 under the field's own key.
     * Equal values have equal indexes, so it tells equality and frequency to whoever reads the column.
     */
    public byte[] indexOf(Tenant tenant, String recordName, String fieldId, String normalizedValue) {
        return parts.index().of(serving(tenant), recordName, fieldId, normalizedValue);
    }

    /** Returns the index values under which a value may be stored, one for each live version. */
    public List<byte[]> indexCandidates(Tenant tenant, String recordName, String fieldId, String normalizedValue) {
        return parts.index().candidates(serving(tenant), recordName, fieldId, normalizedValue);
    }

    /**
     * Shreds all keys of a subject, in a vault without tenants, under a request id of its own making: calling it again
     * begins another shred. {@link #shred(ShredRequest)} can be retried.
     *
     * <p>Nothing is opened from now on. The keys are destroyed by {@link #destroyDue} alone, which the host schedules, daily
     * for example: until it has run after the quarantine the shred can be cancelled.
     */
    @CanIgnoreReturnValue
    public ShredReport shred(Subject subject) {
        String requestId = UUID.randomUUID().toString();
        return shred(new ShredRequest(parts.tenancy().sole(), subject, KeyScope.subject(), requestId));
    }

    /** @throws dev.tacit.crypto.key.ShredRefusedException if the id was used for another subject, or too many came */
    @Override
    @CanIgnoreReturnValue
    public ShredReport shred(ShredRequest request) {
        Tenant unused = serving(request.tenant());
        return parts.shredding().shred(request);
    }

    /** Cancels a shred, in a vault without tenants: see {@link #cancelShred(Tenant, String)}. */
    @CanIgnoreReturnValue
    public ShredReport cancelShred(String requestId) {
        return cancelShred(parts.tenancy().sole(), requestId);
    }

    /** @throws dev.tacit.crypto.key.ShredRefusedException if the keys are destroyed already or the request is not known */
    @Override
    @CanIgnoreReturnValue
    public ShredReport cancelShred(Tenant tenant, String requestId) {
        return parts.shredding().cancel(serving(tenant), requestId);
    }

    /**
     * Shreds everything of a tenant: the keys of all its persons and its own, and with them index values and log tokens lose
     * their keys. Nothing of the tenant's is sealed or opened from now on. After the quarantine {@link #destroyDue} removes
     * the wrapped keys, and destroys the KEKs of the tenant's epochs where that is possible: no backup of the key store opens
     * anything then. A tenant that was destroyed does not come back under the same id.
     *
     * <p>A repeated request touches nothing and returns the report as it stands now.
     *
     * @param requestId the caller's id of this act, 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}
     * @throws dev.tacit.crypto.key.ShredRefusedException if another request has shredded the tenant
     */
    @CanIgnoreReturnValue
    public TenantShredReport shredTenant(Tenant tenant, String requestId) {
        return parts.tenantShredding().shred(serving(tenant), requestId);
    }

    /**
     * Brings back a tenant, until its keys are destroyed: at the earliest when the quarantine ends. What was shredded of single persons stays so.
     *
     * @throws dev.tacit.crypto.key.ShredRefusedException if the keys are destroyed already or the request is not known
     */
    @CanIgnoreReturnValue
    public TenantShredReport cancelTenantShred(Tenant tenant, String requestId) {
        return parts.tenantShredding().cancel(serving(tenant), requestId);
    }

    /**
     * Destroys the keys whose quarantine has ended, those of shredded tenants too. Nothing else does: schedule it. A tenant
     * whose KEK refuses or does not answer holds up nobody else: what it left is tried again by the next call.
     *
     * @return a report of each shred of a person; that of a tenant is had by asking for it again
     * @throws dev.tacit.crypto.key.CryptoException what a tenant's KEK answered, after everybody else had their turn
     */
    @Override
    @CanIgnoreReturnValue
    public List<ShredReport> destroyDue() {
        requireOpen();
        List<ShredReport> reports = parts.shredding().destroyDue();
        parts.tenantShredding().destroyDue(parts.tenancy().tenants());
        return reports;
    }

    /** Takes a shredded subject up again, in a vault without tenants: see {@link #reopen(Tenant, Subject, KeyScope)}. */
    public void reopen(Subject subject) {
        reopen(parts.tenancy().sole(), subject);
    }

    /** Takes a shredded subject up again: see {@link #reopen(Tenant, Subject, KeyScope)}. */
    public void reopen(Tenant tenant, Subject subject) {
        reopen(tenant, subject, KeyScope.subject());
    }

    /**
     * Takes a shredded subject up again, because the person came back: from now on new values are sealed under a new
     * generation of the key; of a subject that is taken up as a whole, under new keys per period too. A record with a key of
     * its own is taken up by its own scope. What was shredded stays so, and a shred under way goes on. Nothing happens if the
     * subject was not shredded.
     */
    public void reopen(Tenant tenant, Subject subject, KeyScope scope) {
        parts.shredding().reopen(serving(tenant), subject, scope);
    }

    @Override
    public byte[] reseal(FieldContext context, byte[] sealed) {
        requireServing(context);
        byte[] plaintext =
                parts.opener().open(context, sealed, Operation.RESEAL).orThrow();
        try {
            SealedFormat format = SealedFormat.parse(sealed);
            return format.isShared()
                    ? parts.sealer().sealShared(plaintext, context)
                    : parts.sealer().reseal(format.ref(), plaintext, context);
        } finally {
            Arrays.fill(plaintext, (byte) 0);
        }
    }

    /**
     * Returns what opens values by this vault and seals them by another, for the same context: an archive that has a KEK, a
     * key store and a gate of its own. This vault's gate is asked for each value; the values then lie under the subject's
     * keys of the archive, which a shred by this vault does not reach.
     */
    public Resealer resealingInto(Vault archive) {
        return (context, bytes) -> reseal(context, bytes, archive);
    }

    private byte[] reseal(FieldContext context, byte[] sealed, Vault archive) {
        requireServing(context);
        byte[] plaintext =
                parts.opener().open(context, sealed, Operation.RESEAL).orThrow();
        try {
            if (SealedFormat.parse(sealed).isShared()) {
                archive.requireServing(context);
                return archive.parts.sealer().sealShared(plaintext, context);
            }
            return archive.encrypt(plaintext, context);
        } finally {
            Arrays.fill(plaintext, (byte) 0);
        }
    }

    /** Returns the token keys of a tenant, for this vault's service. */
    public TokenKeys tokenKeys(Tenant tenant) {
        return new ServiceTokenKeys(serving(tenant), parts.service(), parts.tenantKeys(), parts.epochs());
    }

    /** Returns the token key of a vault without tenants. */
    @Override
    public TokenKey current() {
        return tokenKeys(parts.tenancy().sole()).current();
    }

    @Override
    public Optional<TokenKey> byId(String keyId) {
        return tokenKeys(parts.tenancy().sole()).byId(keyId);
    }

    /** Tells how this vault fares, also when it is closed. Asks nobody, so it can be called often. */
    public VaultHealth health() {
        return parts.watch().health(closed);
    }

    /** Returns what was counted since this vault was built. Asks nobody, so it can be called often. */
    public VaultMetrics metrics() {
        return parts.watch().metrics();
    }

    /**
     * Returns what an outsider may be told of a failure: one answer for all of them, whether a person was erased, a value
     * altered, an access refused or a key out of reach.
     */
    public static PublicOutcome publicOutcome(Throwable failure) {
        Objects.requireNonNull(failure, "failure");
        return PublicOutcome.NOT_AVAILABLE;
    }

    @Override
    public SubjectHandle handleOf(Tenant tenant, Subject subject) {
        return parts.handles().of(serving(tenant), subject);
    }

    /** No key of ours goes into the image; whoever is restored from it asks the KEK again. */
    void beforeCheckpoint() {
        parts.benches().dropNonces();
        parts.forgetKeys();
    }

    /**
     * Drops all nonces drawn in advance. To be called first when this process was restored from a snapshot or clone, of which
     * there may be several: without it they use the same nonces for up to a second. Where the runtime is known to take
     * snapshots nothing is drawn in advance, and where {@code org.crac} is on the path this is called by it.
     */
    public void afterRestore() {
        parts.benches().dropNonces();
        parts.keys().forgetAll(); // and with them the messages reserved for the process that was copied
    }

    /** Drops and wipes all cached keys, token keys in hand among them, and closes the key store. Closing again does nothing. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            parts.close();
        }
    }

    /** The host may not have brought {@code org.crac} along, and then the class is not there. */
    private static Object hook(Vault vault) {
        try {
            return CheckpointHook.of(vault);
        } catch (NoClassDefFoundError e) {
            return vault;
        }
    }

    static String text(byte[] plaintext) {
        return new String(plaintext, StandardCharsets.UTF_8);
    }

    private void requireServing(FieldContext context) {
        requireOpen();
        parts.tenancy().require(context.tenant());
    }

    private Tenant serving(Tenant tenant) {
        requireOpen();
        parts.tenancy().require(tenant);
        return tenant;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the vault is closed");
        }
        parts.store().requireServing();
    }
}
