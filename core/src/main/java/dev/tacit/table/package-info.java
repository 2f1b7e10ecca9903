/** Where records lie in a database. Read {@link dev.tacit.table.TableMapping} first. */
@NullMarked
package dev.tacit.table;

import org.jspecify.annotations.NullMarked;
