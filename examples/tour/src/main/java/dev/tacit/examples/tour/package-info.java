/** The tour: real orders through all four modules, in one command. Read {@link dev.tacit.examples.tour.Tour} first. */
@NullMarked
package dev.tacit.examples.tour;

import org.jspecify.annotations.NullMarked;
