package dev.tacit.retention;

class H2FailingRowsTest extends FailingRowsBehavior {
    @Override
    TestDatabase freshDatabase() {
        return TestDatabase.h2();
    }
}
