package dev.tacit.benchmarks.seal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.google.crypto.tink.subtle.Hkdf;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.crypto.key.KeyRef;
import dev.tacit.crypto.key.KeyRow;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.crypto.key.WrappedKey;
import dev.tacit.provider.FieldContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What the vault does for a key that is not cached, with bare parts and in the same order: looks the row up in a table in
 * memory, unwraps its key with a kept cipher, derives reference and key by HKDF, wipes what was unwrapped, compares the
 * reference, caches the key, which pushes another out on the same thread, as in the vault, and wipes that one; computes the
 * handle of the subject whom the reader expects by HMAC, and compares it with the row's.
 *
 * <p>Each is given what the vault's promise needs it to be given. Rows are those that a key store hands out; the place of a
 * row (slot, generation, epoch, reference) is the associated data of its key, so that a row that was moved is noticed; and the
 * field, the reference and the handle are that of a value. Both are as long as the vault's. What bare parts leave out: the
 * key store's mark, the gate, the audit event, ages, leases, and that several threads may ask. Not thread-safe.
 */
final class BareParts {
    private static final int KEY_BYTES = 32;
    private static final byte[] INFO = Material.plaintext(23);
    private static final byte[] HEADER = new byte[3];
    private static final int GENERATION = 1;
    private static final int EPOCH = 1;

    private final BareAesGcm kek = new BareAesGcm(Material.key(-1), NonceSource.operatingSystem());
    private final BareAesGcm cipher = new BareAesGcm(Material.key(-2), NonceSource.operatingSystem());
    private final Map<KeyRef, KeyRow> rows = new HashMap<>();
    private final Cache<KeyRef, Loaded> cache = Caffeine.newBuilder()
            .maximumSize(450)
            .executor(Runnable::run)
            .evictionListener((@Nullable KeyRef ref, @Nullable Loaded old, RemovalCause cause) ->
                    Arrays.fill(Objects.requireNonNull(old).key, (byte) 0))
            .build();
    private final KeyRef[] refs;
    private final byte[][] sealed;
    private final FieldContext[] fields;
    private final Mac mac = hmac();
    private Loaded found = new Loaded(new byte[0], new byte[0]);

    BareParts(int people) {
        refs = new KeyRef[people];
        sealed = new byte[people][];
        fields = new FieldContext[people];
        for (int i = 0; i < people; i++) {
            fields[i] = Material.field(i);
            byte[] handle = handle(fields[i]);
            byte[] derived = derive(Material.key(i));
            refs[i] = ref(derived);
            KeySlot slot = KeySlot.ofSubject(Tenant.SOLE, SubjectHandle.of(handle), KeySlot.WHOLE_SUBJECT);
            WrappedKey wrapped = WrappedKey.of(kek.encrypt(Material.key(i), place(slot, GENERATION, EPOCH, refs[i])));
            Instant now = Instant.EPOCH.plusSeconds(i);
            KeyRow.State active = KeyRow.State.ACTIVE;
            rows.put(refs[i], new KeyRow(slot, GENERATION, refs[i], EPOCH, Optional.of(wrapped), active, now));
            sealed[i] = cipher.with(key(derived))
                    .encrypt(Material.plaintext(64), associatedData(fields[i], refs[i], handle));
        }
    }

    /** Finds this person's key, and returns a cipher that is given it. */
    BareAesGcm cipherOf(int person) {
        found = cache.get(refs[person], this::load);
        if (!Arrays.equals(handle(fields[person]), found.handle)) {
            throw new IllegalStateException("another person's");
        }
        return cipher.with(found.key);
    }

    /** Opens a value of the person whose key was found last. */
    byte[] open(BareAesGcm theirs, int person) {
        return theirs.decrypt(sealed[person], associatedData(fields[person], refs[person], found.handle));
    }

    private Loaded load(KeyRef ref) {
        KeyRow row = Objects.requireNonNull(rows.get(ref));
        byte[] wrapped = row.key().orElseThrow().bytes();
        byte[] rowKey = kek.decrypt(wrapped, place(row.slot(), row.generation(), row.epoch(), ref));
        byte[] derived = derive(rowKey);
        Arrays.fill(rowKey, (byte) 0);
        if (!ref(derived).equals(ref)) {
            throw new IllegalStateException("another key");
        }
        byte[] key = key(derived);
        Arrays.fill(derived, (byte) 0);
        return new Loaded(key, HexFormat.of().parseHex(row.slot().owner()));
    }

    private byte[] handle(FieldContext field) {
        byte[] code = mac.doFinal(list(text(field.tenant().id()), text(subject(field))));
        return Arrays.copyOf(code, SubjectHandle.SIZE_BYTES);
    }

    private static byte[] place(KeySlot slot, int generation, int epoch, KeyRef ref) {
        return list(
                text("bare parts, rows"),
                text(slot.tenant().id()),
                text(slot.kind().name()),
                text(slot.owner()),
                text(slot.scope()),
                number(generation),
                number(epoch),
                ref.bytes());
    }

    private static byte[] associatedData(FieldContext field, KeyRef ref, byte[] handle) {
        return list(
                text("bare"),
                HEADER,
                ref.bytes(),
                text(field.tenant().id()),
                text(field.recordName()),
                text(field.fieldId()),
                handle);
    }

    /** Each item behind its length, as in the vault. */
    private static byte[] list(byte[]... items) {
        int size = 0;
        for (byte[] item : items) {
            size += Integer.BYTES + item.length;
        }
        ByteBuffer list = ByteBuffer.allocate(size);
        for (byte[] item : items) {
            list.putInt(item.length).put(item);
        }
        return list.array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static String subject(FieldContext field) {
        return field.subject().orElseThrow().id();
    }

    private static KeyRef ref(byte[] derived) {
        return KeyRef.of(Arrays.copyOf(derived, KeyRef.SIZE_BYTES));
    }

    private static byte[] key(byte[] derived) {
        return Arrays.copyOfRange(derived, KeyRef.SIZE_BYTES, derived.length);
    }

    private static byte[] derive(byte[] rowKey) {
        try {
            return Hkdf.computeHkdf("HMACSHA256", rowKey, new byte[0], INFO, KeyRef.SIZE_BYTES + KEY_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mac hmac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Material.key(-3), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is cached for a person. */
    private static final class Loaded {
        final byte[] key;
        final byte[] handle;

        Loaded(byte[] key, byte[] handle) {
            this.key = key;
            this.handle = handle;
        }
    }
}
