package dev.tacit.crypto;

import dev.tacit.crypto.key.KeyStoreMark;
import dev.tacit.crypto.key.StoreMark;
import java.util.Optional;

/** A mark in memory, which outlives the vaults of a test. */
final class MemoryMark implements KeyStoreMark {
    private Optional<StoreMark> recorded = Optional.empty();
    private boolean readOnly;

    synchronized void readOnly(boolean value) {
        readOnly = value;
    }

    /** Loses what was recorded. */
    synchronized void lose() {
        recorded = Optional.empty();
    }

    @Override
    public synchronized Optional<StoreMark> read() {
        return recorded;
    }

    @Override
    public synchronized void record(StoreMark mark) {
        if (readOnly) {
            throw new IllegalStateException("read-only volume");
        }
        if (recorded.filter(there -> there.reaches(mark)).isEmpty()) {
            recorded = Optional.of(mark);
        }
    }
}
