/** Small files that survive a crash and that only their owner reads. Read {@link dev.tacit.crypto.file.DurableFile} first. */
@NullMarked
package dev.tacit.crypto.file;

import org.jspecify.annotations.NullMarked;
