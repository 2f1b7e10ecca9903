package dev.tacit.detect;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Scans that wait for the next text, at most eight and one that has grown: what a thread does not find here it makes. So
 * neither threads nor their pools hold on to anything. Thread-safe.
 */
final class Scans {
    private static final int PLACES = 8;

    private final AtomicReferenceArray<@Nullable Scan> waiting = new AtomicReferenceArray<>(PLACES);
    private final AtomicReference<@Nullable Scan> grown = new AtomicReference<>();
    private final Detectors detectors;

    Scans(Detectors detectors) {
        this.detectors = detectors;
    }

    /** Returns a scan for a text of this length. */
    Scan take(int length) {
        Scan scan = Text.capacityFor(length) > Scan.KEPT ? grown.getAndSet(null) : waiting.getAndSet(place(), null);
        return scan == null ? new Scan(detectors, new Text()) : scan;
    }

    void give(Scan scan) {
        scan.forget();
        if (scan.capacity() > Scan.KEPT) {
            grown.setRelease(scan);
        } else {
            waiting.setRelease(place(), scan);
        }
    }

    private static int place() {
        return (int) Thread.currentThread().getId() & (PLACES - 1);
    }
}
