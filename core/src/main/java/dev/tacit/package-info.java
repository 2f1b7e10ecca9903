/** The words everybody says. Read {@link dev.tacit.Subject} first. */
@NullMarked
package dev.tacit;

import org.jspecify.annotations.NullMarked;
