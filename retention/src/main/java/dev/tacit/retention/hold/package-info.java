/** What a court, an authority or a dispute keeps from being removed. Read {@link dev.tacit.retention.hold.LegalHold} first. */
@NullMarked
package dev.tacit.retention.hold;

import org.jspecify.annotations.NullMarked;
