package dev.tacit.crypto;

import dev.tacit.crypto.key.CryptoException;
import dev.tacit.crypto.key.KeyShreddedException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What came of opening a sealed value. A page of records yields one answer each, so that one erased subject does not
 * break the list.
 *
 * <p>Immutable and thread-safe if the value is. Its text shows no value.
 */
public sealed interface Opened<T> {
    /** Returns the value, if it was found. */
    Optional<T> value();

    /**
     * Returns the value.
     *
     * @throws KeyShreddedException if its key was shredded
     * @throws dev.tacit.access.AccessDeniedException if the gate said no
     * @throws CryptoException if it could not be opened
     */
    T orThrow();

    /** Returns this answer with its value, if any, turned into another. */
    <R> Opened<R> map(Function<? super T, ? extends R> turn);

    /** The value was opened. */
    record Found<T>(T found) implements Opened<T> {
        public Found {
            Objects.requireNonNull(found, "found");
        }

        @Override
        public Optional<T> value() {
            return Optional.of(found);
        }

        @Override
        public T orThrow() {
            return found;
        }

        @Override
        public <R> Opened<R> map(Function<? super T, ? extends R> turn) {
            return new Found<>(turn.apply(found));
        }

        @Override
        public String toString() {
            return "Found[…]";
        }
    }

    /** Its key was shredded, or is being shredded. */
    record Shredded<T>() implements Opened<T> {
        @Override
        public Optional<T> value() {
            return Optional.empty();
        }

        @Override
        public T orThrow() {
            throw new KeyShreddedException("the subject's key was shredded");
        }

        @Override
        public <R> Opened<R> map(Function<? super T, ? extends R> turn) {
            return new Shredded<>();
        }
    }

    /**
     * The gate refused.
     *
     * @param reasonCode the gate's constant reason
     */
    record Denied<T>(String reasonCode) implements Opened<T> {
        public Denied {
            Objects.requireNonNull(reasonCode, "reasonCode");
        }

        @Override
        public Optional<T> value() {
            return Optional.empty();
        }

        @Override
        public T orThrow() {
            throw Denials.byGate(reasonCode);
        }

        @Override
        public <R> Opened<R> map(Function<? super T, ? extends R> turn) {
            return new Denied<>(reasonCode);
        }
    }

    /**
     * The record could not be opened, while others of its page could: its key was out of reach, or it was rejected. Only
     * pages answer so.
     */
    record Failed<T>(CryptoException failure) implements Opened<T> {
        public Failed {
            Objects.requireNonNull(failure, "failure");
        }

        @Override
        public Optional<T> value() {
            return Optional.empty();
        }

        @Override
        public T orThrow() {
            throw failure;
        }

        @Override
        public <R> Opened<R> map(Function<? super T, ? extends R> turn) {
            return new Failed<>(failure);
        }
    }
}
