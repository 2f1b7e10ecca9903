/**
 * For tests of code that holds personal data: people who do not exist, a clock that stands still, and the contract of a
 * store. Read {@link dev.tacit.testkit.InventedPeople} first.
 */
@NullMarked
package dev.tacit.testkit;

import org.jspecify.annotations.NullMarked;
