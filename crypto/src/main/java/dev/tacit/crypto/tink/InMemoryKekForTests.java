package dev.tacit.crypto.tink;

import dev.tacit.crypto.key.Kek;
import dev.tacit.crypto.key.KeyUnavailableException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A KEK that is gone when the process ends, and with it everything under it. For tests only. Thread-safe. */
public final class InMemoryKekForTests implements Kek {
    private final Map<String, EpochKeyset> keysets = new ConcurrentHashMap<>();

    /** Makes a KEK without epochs. */
    public InMemoryKekForTests() {}

    @Override
    public String id() {
        return "in-memory-for-tests";
    }

    @Override
    public String createEpochKek() {
        String name = UUID.randomUUID().toString();
        keysets.put(name, EpochKeyset.inMemory());
        return name;
    }

    @Override
    public byte[] wrap(String epochKek, byte[] key, byte[] associatedData) {
        return keyset(epochKek).wrap(key, associatedData);
    }

    @Override
    public byte[] unwrap(String epochKek, byte[] wrapped, byte[] associatedData) {
        return keyset(epochKek).unwrap(wrapped, associatedData);
    }

    @Override
    public boolean destroysEpochKeks() {
        return true;
    }

    @Override
    public Instant destroyEpochKek(String epochKek, Instant now) {
        keysets.remove(epochKek);
        return now;
    }

    private EpochKeyset keyset(String epochKek) {
        EpochKeyset keyset = keysets.get(epochKek);
        if (keyset == null) {
            throw new KeyUnavailableException("there is no KEK of this epoch here");
        }
        return keyset;
    }
}
