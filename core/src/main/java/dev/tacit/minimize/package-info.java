/**
 * Less of a value than the whole: one form for comparing, a mask for showing. Read {@link
 * dev.tacit.minimize.Normalization} first.
 */
@NullMarked
@CheckReturnValue
package dev.tacit.minimize;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
