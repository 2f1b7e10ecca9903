/** What Kotlin classes declare. */
@NullMarked
package dev.tacit.kotlin;

import org.jspecify.annotations.NullMarked;
