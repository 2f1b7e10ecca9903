package dev.tacit.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An anchor that can be unplugged, and that keeps every head it was given. */
final class MemoryAnchor implements CheckpointAnchor {
    private final List<String> heads = new ArrayList<>();
    private boolean reachable = true;

    @Override
    public synchronized Optional<String> newest(String origin) throws IOException {
        refuseIfUnplugged();
        return heads.isEmpty() ? Optional.empty() : Optional.of(heads.get(heads.size() - 1));
    }

    @Override
    public synchronized void publish(String origin, String signedCheckpoint) throws IOException {
        refuseIfUnplugged();
        heads.add(signedCheckpoint);
        notifyAll();
    }

    synchronized List<String> heads() {
        return List.copyOf(heads);
    }

    /** Waits until a head of this size is here, for a minute at most. */
    synchronized boolean awaitSize(long size) throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (heads.stream().noneMatch(head -> head.contains("\n" + size + "\n"))) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** Keeps the oldest heads only. */
    synchronized void forgetAllBut(int count) {
        heads.subList(count, heads.size()).clear();
    }

    synchronized void unplug() {
        reachable = false;
    }

    synchronized void plugIn() {
        reachable = true;
    }

    private void refuseIfUnplugged() throws IOException {
        if (!reachable) {
            throw new IOException("unplugged");
        }
    }
}
