package dev.tacit.crypto;

import dev.tacit.RecordRef;
import dev.tacit.annotation.KeyPer;
import dev.tacit.annotation.KeyReach;
import dev.tacit.provider.KeyScope;
import dev.tacit.schema.RecordSchema;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/** Which of a person's keys seals a record's members, as its class says by {@link KeyPer}. Thread-safe. */
final class RecordScopes {
    private static final KeyScope SUBJECT = KeyScope.subject();

    private static final ClassValue<KeyReach> REACHES = new ClassValue<>() {
        @Override
        protected KeyReach computeValue(Class<?> type) {
            return Optional.ofNullable(type.getAnnotation(KeyPer.class))
                    .map(KeyPer::value)
                    .orElse(KeyReach.SUBJECT);
        }
    };

    private final InstantSource clock;

    /** @param clock by which months are told */
    RecordScopes(InstantSource clock) {
        this.clock = clock;
    }

    <T> KeyScope of(RecordSchema<T> schema, T record) {
        return switch (REACHES.get(schema.type())) {
            case SUBJECT -> SUBJECT;
            case RECORD -> ofRecord(schema, record);
            case PERIOD -> ofPeriod(schema);
        };
    }

    private static <T> KeyScope ofRecord(RecordSchema<T> schema, T record) {
        String id = schema.recordIdOf(record)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a record with a key of its own is sealed under its id, and this one names none"));
        return new KeyScope.OfRecord(RecordRef.of(schema.name(), id));
    }

    private KeyScope ofPeriod(RecordSchema<?> schema) {
        String policy = schema.declaration()
                .retain()
                .orElseThrow(() ->
                        new IllegalArgumentException("a key per period needs the policy that the period belongs to"));
        return new KeyScope.OfPeriod(policy, YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)));
    }
}
