package dev.tacit.crypto;

import dev.tacit.Subject;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.internal.Handles;
import dev.tacit.crypto.internal.KeyLease;
import dev.tacit.crypto.internal.LeasedKey;
import dev.tacit.crypto.internal.SealedFormat;
import dev.tacit.crypto.internal.SharedKeys;
import dev.tacit.crypto.internal.SubjectKeys;
import dev.tacit.crypto.internal.Workbench;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.provider.FieldContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds a sealed value's key, holds it to the subject that the reader expects, and decrypts. Asks nobody. Thread-safe. */
final class ValueOpener {
    private final SubjectKeys keys;
    private final SharedKeys sharedKeys;
    private final Handles handles;
    private final SealingRules rules;

    ValueOpener(SubjectKeys keys, SharedKeys sharedKeys, Handles handles, SealingRules rules) {
        this.keys = keys;
        this.sharedKeys = sharedKeys;
        this.handles = handles;
        this.rules = rules;
    }

    /**
     * Returns the plaintext.
     *
     * @param context names a subject unless the binding is FIELD
     * @param formerFieldIds ids under which the field may have been sealed earlier
     * @param attempt told whose value it is
     * @param now the time by the monotonic clock
     * @return null if the key was shredded
     */
    byte @Nullable [] open(
            Workbench bench,
            FieldContext context,
            List<String> formerFieldIds,
            byte[] sealed,
            OpeningAttempt attempt,
            long now) {
        SealedFormat format = SealedFormat.parse(sealed);
        if (format.binding() != context.binding()) {
            throw new CiphertextRejectedException();
        }
        if (format.isShared()) {
            return openShared(format, context, formerFieldIds);
        }
        rules.demand(context.tenant(), format);
        try {
            return open(bench, format, context, context.fieldId(), attempt, now);
        } catch (CiphertextRejectedException e) {
            return formerly(bench, format, context, formerFieldIds, attempt, now);
        }
    }

    /** A reader who names a person does not take what is nobody's. */
    private byte @Nullable [] openShared(SealedFormat format, FieldContext context, List<String> formerFieldIds) {
        if (context.subject().isPresent()) {
            throw new CiphertextRejectedException();
        }
        try {
            return sharedKeys.open(format, context, formerFieldIds);
        } catch (KeyShreddedException e) {
            return null;
        }
    }

    private byte @Nullable [] formerly(
            Workbench bench,
            SealedFormat format,
            FieldContext context,
            List<String> fieldIds,
            OpeningAttempt attempt,
            long now) {
        for (String fieldId : fieldIds) {
            try {
                return open(bench, format, context, fieldId, attempt, now);
            } catch (CiphertextRejectedException e) {
                // The next id, then; with none left it is rejected below.
            }
        }
        throw new CiphertextRejectedException();
    }

    private byte @Nullable [] open(
            Workbench bench,
            SealedFormat format,
            FieldContext context,
            String fieldId,
            OpeningAttempt attempt,
            long now) {
        while (true) {
            LeasedKey key = key(bench, format, context, attempt, now);
            requireExpected(key, context, attempt, now);
            if (!key.isAlive()) {
                return null;
            }
            @Nullable KeyLease lease = bench.lend(key);
            if (lease != null) {
                return format.open(bench, lease, context, fieldId);
            }
        }
    }

    private LeasedKey key(
            Workbench bench, SealedFormat format, FieldContext context, OpeningAttempt attempt, long now) {
        @Nullable KeyLease held = bench.held();
        return held != null && format.names(held.key()) ? held.key() : find(bench, format, context, attempt, now);
    }

    private LeasedKey find(
            Workbench bench, SealedFormat format, FieldContext context, OpeningAttempt attempt, long now) {
        try {
            return keys.opening(context.tenant(), format.ref(), now, bench.keyHere());
        } catch (CiphertextRejectedException e) {
            if (context.binding() != Binding.FIELD) {
                meetExpected(context, attempt);
            }
            throw e;
        }
    }

    private void requireExpected(LeasedKey key, FieldContext context, OpeningAttempt attempt, long now) {
        if (context.binding() != Binding.FIELD && !key.isKnownAs(expected(context))) {
            requireOwner(key, context, attempt, now);
        }
        attempt.met(key.handle());
    }

    /** A shredded tenant has no handles, so that nobody can tell whose a dead key was; it opens nothing for anybody. */
    private void requireOwner(LeasedKey key, FieldContext context, OpeningAttempt attempt, long now) {
        try {
            requireOwnerByHandle(key, context, attempt, now);
        } catch (KeyShreddedException e) {
            if (key.isAlive()) {
                throw e;
            }
        }
    }

    private void requireOwnerByHandle(LeasedKey key, FieldContext context, OpeningAttempt attempt, long now) {
        Subject expected = expected(context);
        if (!handles.isOf(context.tenant(), expected, key, now)) {
            meetExpected(context, attempt);
            throw new CiphertextRejectedException(); // also where that other key is dead
        }
        key.knowAs(expected);
    }

    private void meetExpected(FieldContext context, OpeningAttempt attempt) {
        try {
            attempt.met(handles.of(context.tenant(), expected(context)));
        } catch (KeyShreddedException e) {
            // The tenant is shredded, and has no handles any more.
        }
    }

    private static Subject expected(FieldContext context) {
        return context.subject().orElseThrow();
    }
}
