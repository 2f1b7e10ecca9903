package dev.tacit.crypto;

import dev.tacit.crypto.key.Kek;
import dev.tacit.crypto.key.KeyDeniedException;
import dev.tacit.crypto.tink.InMemoryKekForTests;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A KMS in memory that can be had in every kind of trouble. */
final class FaultyKek implements Kek {
    static final String MESSAGE_THAT_QUOTES = "throttled by arn:aws:kms:eu-1:123:key/alice-1";

    private final InMemoryKekForTests kek = new InMemoryKekForTests();
    private final String id;
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);
    private final Set<String> destroyed = ConcurrentHashMap.newKeySet();
    private volatile Trouble trouble = Trouble.NONE;
    private volatile int created;
    private volatile boolean keepsKeys;

    FaultyKek(String id) {
        this.id = id;
    }

    FaultyKek() {
        this("faulty");
    }

    /** What is wrong with it. */
    enum Trouble {
        NONE,
        /** It throttles, as its client says by an exception. */
        THROTTLES,
        /** It cannot be reached. */
        IS_DOWN,
        /** It never answers, until it is released. */
        HANGS,
        /** It answers with another key. */
        GIVES_ANOTHER_KEY,
        /** It wraps as it should, and unwraps another key. */
        UNWRAPS_ANOTHER_KEY,
        /** It answers with something that is no key. */
        GIVES_NO_KEY,
        /** Every second call fails. */
        FLAPS,
        /** It says no. */
        REFUSES
    }

    void has(Trouble value) {
        trouble = value;
    }

    /** Lets it refuse to destroy, and nothing else: the application was not given that right. */
    void keepsKeys(boolean value) {
        keepsKeys = value;
    }

    /** Lets calls that hang go on. */
    void release() {
        released.countDown();
    }

    int calls() {
        return calls.get();
    }

    int destroyed() {
        return destroyed.size();
    }

    int created() {
        return created;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public synchronized String createEpochKek() {
        beforeAnswering();
        created++;
        return kek.createEpochKek();
    }

    @Override
    public byte[] wrap(String epochKek, byte[] key, byte[] associatedData) {
        beforeAnswering();
        return answer(kek.wrap(epochKek, key, associatedData));
    }

    @Override
    public byte[] unwrap(String epochKek, byte[] wrapped, byte[] associatedData) {
        beforeAnswering();
        byte[] key = answer(kek.unwrap(epochKek, wrapped, associatedData));
        return trouble == Trouble.UNWRAPS_ANOTHER_KEY ? flipped(key) : key;
    }

    @Override
    public boolean destroysEpochKeks() {
        return true;
    }

    @Override
    public Instant destroyEpochKek(String epochKek, Instant now) {
        beforeAnswering();
        if (keepsKeys) {
            throw new KeyDeniedException("not given the right to destroy");
        }
        destroyed.add(epochKek);
        return kek.destroyEpochKek(epochKek, now);
    }

    private void beforeAnswering() {
        int call = calls.incrementAndGet();
        switch (trouble) {
            case THROTTLES, IS_DOWN -> throw new IllegalStateException(MESSAGE_THAT_QUOTES);
            case FLAPS -> {
                if (call % 2 == 0) {
                    throw new IllegalStateException(MESSAGE_THAT_QUOTES);
                }
            }
            case REFUSES -> throw new KeyDeniedException("the tenant withdrew its key");
            case HANGS -> awaitRelease();
            default -> {}
        }
    }

    private byte[] answer(byte[] right) {
        UnaryOperator<byte[]> wrong = switch (trouble) {
            case GIVES_ANOTHER_KEY -> FaultyKek::flipped;
            case GIVES_NO_KEY -> bytes -> new byte[7];
            default -> UnaryOperator.identity();
        };
        return wrong.apply(right);
    }

    private static byte[] flipped(byte[] bytes) {
        byte[] other = bytes.clone();
        other[0] ^= 1;
        return other;
    }

    private void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("given up on");
        }
    }
}
