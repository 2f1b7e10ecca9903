package dev.tacit.retention;

class PostgresArchiveTest extends ArchiveBehavior {
    @Override
    TestDatabase freshDatabase() {
        return TestDatabase.postgres();
    }

    @Override
    int everyNthAct() {
        return 9;
    }
}
