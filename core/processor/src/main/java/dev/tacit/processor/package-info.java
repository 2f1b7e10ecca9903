/** The annotation processor. Read {@link dev.tacit.processor.PersonalDataProcessor} first. */
@NullMarked
package dev.tacit.processor;

import org.jspecify.annotations.NullMarked;
