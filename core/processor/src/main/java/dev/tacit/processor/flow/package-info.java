/** Where classified values go inside a method. Read {@link TacitPlugin} first. */
@NullMarked
package dev.tacit.processor.flow;

import org.jspecify.annotations.NullMarked;
