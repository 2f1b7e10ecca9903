package dev.tacit.retention.testkit;

import dev.tacit.RecordRef;
import dev.tacit.Subject;
import dev.tacit.provider.PersonalDataProvider;

class MemoryIndexTest extends CopyStoreContract {
    private final MemoryIndex index = new MemoryIndex();

    @Override
    protected PersonalDataProvider provider() {
        return index;
    }

    @Override
    protected RecordRef store(Subject subject, String recordId) {
        return index.add(subject, recordId);
    }

    @Override
    protected String recordName() {
        return "order";
    }
}
