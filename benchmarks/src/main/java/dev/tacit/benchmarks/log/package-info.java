/** What a log without personal data costs. Read {@link dev.tacit.benchmarks.log.LogEventToBytes} first. */
@NullMarked
package dev.tacit.benchmarks.log;

import org.jspecify.annotations.NullMarked;
