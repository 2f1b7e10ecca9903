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
    }

    synchronized List<String> heads() {
        return List.copyOf(heads);
    }

    synchronized void forget() {
        heads.clear();
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
