/** The shape of sealed values: which suites there are, how lengths are hidden, how long a value gets. Read {@link
 * dev.tacit.crypto.format.Suite} first. */
@NullMarked
package dev.tacit.crypto.format;

import org.jspecify.annotations.NullMarked;
