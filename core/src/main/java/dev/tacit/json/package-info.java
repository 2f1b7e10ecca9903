/**
 * JSON for all modules: one strict parser, one tree, pointers, the canonical form, and a small schema validator. Read
 * {@link dev.tacit.json.Json} first, then {@link dev.tacit.json.JsonReader} to read a document of a known shape.
 *
 * <p>The parser underneath is private to this package and stands in no signature.
 */
@NullMarked
@CheckReturnValue
package dev.tacit.json;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
