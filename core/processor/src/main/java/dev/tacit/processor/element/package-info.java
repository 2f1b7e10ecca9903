/** What is declared personal, as the compiler sees it. Read {@link MemberElement} first. */
@NullMarked
package dev.tacit.processor.element;

import org.jspecify.annotations.NullMarked;
