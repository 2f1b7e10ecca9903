/** What knowing about personal data costs. Read {@link dev.tacit.benchmarks.know.SchemaLookup} first. */
@NullMarked
package dev.tacit.benchmarks.know;

import org.jspecify.annotations.NullMarked;
