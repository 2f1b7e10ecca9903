package dev.tacit.retention.testkit;

import dev.tacit.Subject;
import dev.tacit.provider.Shredder;

class MemoryShredderTest extends ShredderContract {
    private final MemoryShredder shredder = new MemoryShredder();

    @Override
    protected Shredder shredder() {
        return shredder;
    }

    @Override
    protected void seal(Subject subject) {
        shredder.living.add(subject);
    }

    @Override
    protected boolean opens(Subject subject) {
        return shredder.living.contains(subject);
    }
}
