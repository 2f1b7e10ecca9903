package dev.tacit.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An anchor that can be unplugged or made to hang, and that keeps every head it was given. */
final class MemoryAnchor implements CheckpointAnchor {
    private final List<String> heads = new ArrayList<>();
    private boolean reachable = true;
    private boolean refusing;
    private boolean hanging;
    private int hangingCalls;

    @Override
    public synchronized Optional<String> newest(String origin) throws IOException {
        answerOrHang();
        return heads.isEmpty() ? Optional.empty() : Optional.of(heads.get(heads.size() - 1));
    }

    @Override
    public synchronized void publish(String origin, String signedCheckpoint) throws IOException {
        answerOrHang();
        if (refusing) {
            throw new IOException("refused");
        }
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

    /** Tells what it holds and takes no more. */
    synchronized void refuseHeads() {
        refusing = true;
    }

    synchronized void unplug() {
        reachable = false;
    }

    synchronized void plugIn() {
        reachable = true;
    }

    /** Makes each call wait until {@link #goOn}. */
    synchronized void hang() {
        hanging = true;
    }

    synchronized void goOn() {
        hanging = false;
        notifyAll();
    }

    /** Waits until a call hangs. */
    synchronized void awaitHangingCall() throws InterruptedException {
        while (hangingCalls == 0) {
            wait();
        }
    }

    private void answerOrHang() throws IOException {
        hangingCalls++;
        notifyAll();
        waitToGoOn();
        hangingCalls--;
        if (!reachable) {
            throw new IOException("unplugged");
        }
    }

    private void waitToGoOn() throws IOException {
        try {
            while (hanging) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            hangingCalls--;
            throw new IOException("interrupted");
        }
    }
}
