/** One runnable class per thing that a host wants. Read {@link dev.tacit.examples.stories.FirstFiveMinutes} first. */
@NullMarked
package dev.tacit.examples.stories;

import org.jspecify.annotations.NullMarked;
