/** What the checks have in common: their ids, findings, settings and baseline. Read {@link Check} first. */
@NullMarked
package dev.tacit.processor.check;

import org.jspecify.annotations.NullMarked;
