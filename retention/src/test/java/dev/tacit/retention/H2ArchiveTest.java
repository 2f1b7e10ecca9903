package dev.tacit.retention;

class H2ArchiveTest extends ArchiveBehavior {
    @Override
    TestDatabase freshDatabase() {
        return TestDatabase.h2();
    }

    @Override
    int everyNthAct() {
        return 1;
    }
}
