/** What kinds of personal data there are, and for what they may be used. Read {@link dev.tacit.category.Catalog} first. */
@NullMarked
package dev.tacit.category;

import org.jspecify.annotations.NullMarked;
