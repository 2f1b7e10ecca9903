package dev.tacit.retention;

class H2SweepTest extends SweepBehavior {
    @Override
    TestDatabase freshDatabase() {
        return TestDatabase.h2();
    }
}
