/**
 * Finds personal data in free text: one linear pass, triggers first, validators second, no regular expressions. Read
 * {@link dev.tacit.detect.PersonalDataScanner} first.
 */
@NullMarked
@CheckReturnValue
package dev.tacit.detect;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
