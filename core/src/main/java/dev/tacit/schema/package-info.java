/** What a class declares as personal, and how to read it. Read {@link dev.tacit.schema.Schemas} first. */
@NullMarked
package dev.tacit.schema;

import org.jspecify.annotations.NullMarked;
