/** The annotation processor. Read {@link PersonalDataProcessor} first. */
@NullMarked
package dev.tacit.processor;

import org.jspecify.annotations.NullMarked;
