/** What people use instead of Tacit, set up as its own documentation says. Compiled in the profile {@code peers} only. */
@NullMarked
package dev.tacit.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
