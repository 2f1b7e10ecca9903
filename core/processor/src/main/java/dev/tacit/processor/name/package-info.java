/** Which names of members sound like personal data. Read {@link PersonalNames} first. */
@NullMarked
package dev.tacit.processor.name;

import org.jspecify.annotations.NullMarked;
