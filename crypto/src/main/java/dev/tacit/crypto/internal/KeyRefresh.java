package dev.tacit.crypto.internal;

import dev.tacit.Tenant;
import dev.tacit.crypto.key.CryptoException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Reads the rows of keys that are in use again before the keys are too old, so that nobody waits for it: many at a time, a
 * question a tenant. What it does not come to, or what fails, is asked for again later, and in the end by whoever needs the
 * key. Thread-safe.
 */
final class KeyRefresh {
    private static final int MAX_WAITING = 10_000;
    private static final int MAX_AT_A_TIME = 200;

    private final BiConsumer<Tenant, List<LeasedKey>> readAgain;
    private final Executor background;
    private final BlockingQueue<LeasedKey> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final AtomicBoolean running = new AtomicBoolean();

    KeyRefresh(BiConsumer<Tenant, List<LeasedKey>> readAgain, Executor background) {
        this.readAgain = readAgain;
        this.background = background;
    }

    /** Has the key's row read again. */
    void ask(LeasedKey key) {
        if (waiting.offer(key)) {
            start();
        }
    }

    private void start() {
        if (running.compareAndSet(false, true)) {
            try {
                background.execute(this::run);
            } catch (RejectedExecutionException e) {
                running.set(false); // the vault is being closed
            }
        }
    }

    private void run() {
        try {
            for (List<LeasedKey> some = some(); !some.isEmpty(); some = some()) {
                some.stream()
                        .collect(Collectors.groupingBy(key -> key.slot().tenant()))
                        .forEach(this::quietly);
            }
        } finally {
            running.set(false);
        }
        if (!waiting.isEmpty()) {
            start();
        }
    }

    private List<LeasedKey> some() {
        List<LeasedKey> some = new ArrayList<>();
        int unused = waiting.drainTo(some, MAX_AT_A_TIME);
        return some;
    }

    private void quietly(Tenant tenant, List<LeasedKey> keys) {
        try {
            readAgain.accept(tenant, keys);
        } catch (CryptoException e) {
            // Whoever needs a key that is too old meets the failure itself.
        }
    }
}
