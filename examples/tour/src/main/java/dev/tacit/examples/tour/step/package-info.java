/** The steps of the tour, one class each. Read {@link dev.tacit.examples.tour.step.Step} first. */
@NullMarked
package dev.tacit.examples.tour.step;

import org.jspecify.annotations.NullMarked;
