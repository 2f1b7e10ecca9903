package dev.tacit.benchmarks.report;

/** What of an operation is compared. */
enum Measure {
    /** CPU time of the threads that run the benchmark: blind to what else the machine does, and to the garbage collector. */
    WORKER_CPU("ns CPU/op") {
        @Override
        double of(Figures figures) {
            return figures.workerCpu();
        }
    },
    /** CPU time of the whole process, so with the garbage collector and with threads of the subject's own. */
    PROCESS_CPU("ns process CPU/op") {
        @Override
        double of(Figures figures) {
            return figures.processCpu();
        }
    },
    /** Time on the wall: for what waits for a disk or for other threads. */
    WALL("ns/op") {
        @Override
        double of(Figures figures) {
            return figures.wall();
        }
    },
    /** Bytes allocated. */
    ALLOCATION("B/op") {
        @Override
        double of(Figures figures) {
            return figures.allocated();
        }
    };

    private final String unit;

    Measure(String unit) {
        this.unit = unit;
    }

    String unit() {
        return unit;
    }

    abstract double of(Figures figures);
}
