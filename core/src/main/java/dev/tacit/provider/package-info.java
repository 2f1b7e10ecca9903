/**
 * The interfaces through which Tacit's modules meet: each is implemented by one module and used by others. Read
 * {@link dev.tacit.provider.PersonalDataProvider} first.
 */
@NullMarked
package dev.tacit.provider;

import org.jspecify.annotations.NullMarked;
