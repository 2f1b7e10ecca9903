package dev.tacit.retention;

class PostgresSweepTest extends SweepBehavior {
    @Override
    TestDatabase freshDatabase() {
        return TestDatabase.postgres();
    }
}
