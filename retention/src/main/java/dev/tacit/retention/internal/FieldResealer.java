package dev.tacit.retention.internal;

import dev.tacit.Subject;
import dev.tacit.TacitException;
import dev.tacit.Tenant;
import dev.tacit.access.Access;
import dev.tacit.access.AccessDeniedException;
import dev.tacit.annotation.Binding;
import dev.tacit.provider.FieldContext;
import dev.tacit.retention.store.RecordArchive;
import dev.tacit.schema.EncryptionDeclaration;
import dev.tacit.schema.RecordSchema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Has members sealed anew for an archive. Thread-safe as the resealer is. */
final class FieldResealer {
    private final Tenant tenant;
    private final RecordSchema<?> schema;
    private final RecordArchive archive;
    private final Access access;

    /** @param access who archives, and for the archive's purpose */
    FieldResealer(Tenant tenant, RecordSchema<?> schema, RecordArchive archive, Access access) {
        this.tenant = tenant;
        this.schema = schema;
        this.archive = archive;
        this.access = access;
    }

    /**
     * Returns the text form, sealed anew; empty if the text is no sealed value or is rejected, under the member's former
     * ids too.
     *
     * @throws AccessDeniedException if the archive may not be written at all
     */
    Optional<String> reseal(String member, String text, Subject subject, String recordId) {
        return SealedText.parse(text)
                .flatMap(bytes -> reseal(member, bytes, subject, recordId))
                .map(SealedText::of);
    }

    /** Returns the binary form, as {@link #reseal(String, String, Subject, String)} does. */
    Optional<byte[]> reseal(String member, byte[] sealed, Subject subject, String recordId) {
        EncryptionDeclaration encryption =
                schema.member(member).orElseThrow().declaration().encryption().orElseThrow();
        List<String> ids = Stream.concat(Stream.of(encryption.id()), encryption.formerly().stream())
                .toList();
        return ids.stream()
                .map(id -> new FieldContext(
                        tenant,
                        schema.name(),
                        id,
                        encryption.binding(),
                        Optional.of(subject),
                        encryption.binding() == Binding.RECORD ? Optional.of(recordId) : Optional.empty()))
                .flatMap(context -> reseal(context, sealed).stream())
                .findFirst();
    }

    private Optional<byte[]> reseal(FieldContext context, byte[] sealed) {
        try {
            return Optional.of(access.call(() -> archive.resealer().reseal(context, sealed)));
        } catch (AccessDeniedException denied) {
            throw denied;
        } catch (TacitException rejected) {
            return Optional.empty();
        }
    }
}
