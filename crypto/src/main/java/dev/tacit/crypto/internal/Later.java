package dev.tacit.crypto.internal;

import java.time.Duration;

/** Does things after a while. Thread-safe. */
@FunctionalInterface
public interface Later {
    /**
     * Does this once so much time has passed by the monotonic clock, or a little more.
     *
     * @param task held until then; refused silently once the vault is closed
     */
    void after(Duration delay, Runnable task);
}
