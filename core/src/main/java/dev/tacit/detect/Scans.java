package dev.tacit.detect;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Scans that wait for the next text, at most eight: what a thread does not find here it makes. So neither threads nor their
 * pools hold on to anything. Thread-safe.
 */
final class Scans {
    private static final int PLACES = 8;

    private final AtomicReferenceArray<@Nullable Scan> waiting = new AtomicReferenceArray<>(PLACES);
    private final Detectors detectors;

    Scans(Detectors detectors) {
        this.detectors = detectors;
    }

    Scan take() {
        Scan scan = waiting.getAndSet(place(), null);
        return scan == null ? new Scan(detectors, new Text()) : scan;
    }

    void give(Scan scan) {
        if (scan.forget()) {
            waiting.setRelease(place(), scan);
        }
    }

    private static int place() {
        return (int) Thread.currentThread().getId() & (PLACES - 1);
    }
}
