package dev.tacit.benchmarks.report;

/** How much code must be compiled before a benchmark shows what it will cost from then on. */
enum WarmUp {
    /** None, and one measurement alone: one piece of work of many seconds, which a second would find done. */
    ONE_SHOT,
    /** A primitive, or work of milliseconds. */
    SHORT,
    /** The paths of the vault. */
    LONG,
    /** A scan of text, and a log event around it, with many branches; threads that leave the compiler no core. */
    LONGEST;

    /** Returns what is enough beside a benchmark of ours of this kind: less code, or steady after two seconds. */
    WarmUp ofOthers() {
        return this == LONGEST ? LONG : this;
    }
}
