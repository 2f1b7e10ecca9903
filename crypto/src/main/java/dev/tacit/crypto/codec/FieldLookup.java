package dev.tacit.crypto.codec;

import dev.tacit.Tenant;
import dev.tacit.crypto.Vault;
import dev.tacit.crypto.internal.ForeignCode;
import dev.tacit.minimize.Normalization;
import dev.tacit.schema.DeclarationException;
import dev.tacit.schema.DeclarationProblem;
import dev.tacit.schema.EncryptionDeclaration;
import dev.tacit.schema.MemberSchema;
import dev.tacit.schema.RecordSchema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds stored records by the value of one encrypted member, through a blind index: a version byte and 16 bytes of HMAC
 * of the normalized value, in a column of its own.
 *
 * <p>An index value is a hint, neither secret-free nor authenticated: equal values have equal index values, and whoever
 * can write the column can plant one. So what a query finds is read, opened, and asked {@link #matches} before it counts.
 *
 * <p>Immutable and thread-safe.
 */
public final class FieldLookup<T> {
    private final RecordSchema<T> schema;
    private final MemberSchema member;
    private final EncryptionDeclaration encryption;
    private final Normalization normalization;
    private final Vault vault;
    private final Tenant tenant;

    FieldLookup(RecordSchema<T> schema, String memberName, Vault vault, Tenant tenant) {
        this.schema = schema;
        this.member = schema.member(memberName)
                .orElseThrow(() -> new IllegalArgumentException("the record has no member " + memberName));
        this.encryption = member.declaration()
                .encryption()
                .filter(found -> found.lookup().isPresent())
                .orElseThrow(() -> new IllegalArgumentException("no lookup is declared for member " + memberName));
        this.normalization = Normalization.of(encryption.lookup().orElseThrow());
        this.vault = vault;
        this.tenant = tenant;
    }

    /**
     * Returns the value for the index column of this record; null, for the column, if the member is null or nothing is left
     * of it in its normal form.
     */
    public byte @Nullable [] of(T record) {
        return normalized(member.read(record)).map(this::indexOf).orElse(null);
    }

    /**
     * Returns the index values to search for, one a live index version: {@code WHERE email_ix IN (…)}. Empty, so that
     * nothing is found, if nothing is left of the value in its normal form.
     */
    public List<byte[]> matching(String value) {
        return normalized(value)
                .map(normal -> vault.indexCandidates(tenant, schema.name(), encryption.id(), normal))
                .orElse(List.of());
    }

    /** Says whether the opened record really has this value, spelled one way or another. */
    public boolean matches(T record, String value) {
        Optional<String> actual = normalized(member.read(record));
        return actual.isPresent() && actual.equals(normalized(value));
    }

    private byte[] indexOf(String normal) {
        return vault.indexOf(tenant, schema.name(), encryption.id(), normal);
    }

    /** Two texts of which nothing is left, a telephone number of "n/a" for one, have nothing in common. */
    private Optional<String> normalized(@Nullable Object value) {
        return Optional.ofNullable(value)
                .map(found -> ForeignCode.call(found::toString, this::hasNoText))
                .map(normalization::apply)
                .filter(normal -> !normal.isEmpty());
    }

    private DeclarationException hasNoText(Class<?> foreign) {
        return new DeclarationException(List.of(new DeclarationProblem(
                schema.type().getName(), member.name(), "its value's toString throws " + foreign.getName())));
    }
}
