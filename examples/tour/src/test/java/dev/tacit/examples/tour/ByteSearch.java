package dev.tacit.examples.tour;

import java.nio.charset.StandardCharsets;

/** Looks for byte strings in a file's content. */
final class ByteSearch {
    private final String content;

    /** One char a byte, so that the JDK's fast search for text serves for bytes. */
    ByteSearch(byte[] content) {
        this.content = new String(content, StandardCharsets.ISO_8859_1);
    }

    boolean contains(byte[] wanted) {
        return content.contains(new String(wanted, StandardCharsets.ISO_8859_1));
    }
}
