/** How a host says what is personal in its domain classes. Read {@link dev.tacit.annotation.PersonalRecord} first. */
@NullMarked
package dev.tacit.annotation;

import org.jspecify.annotations.NullMarked;
