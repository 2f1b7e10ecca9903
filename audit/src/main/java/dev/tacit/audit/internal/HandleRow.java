package dev.tacit.audit.internal;

import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One line of the handle table: tenant, the subject's handle, the log's own handle, {@code forced}, and the CRC-32C of all
 * before it in hexadecimal, with single spaces between.
 *
 * @param forced how many bytes of the table were known to be on the disk when the row was written. A row that follows
 *     damage tells by it whether what is damaged had been durable (corruption) or was written together with it (a torn
 *     batch, whose pages may reach the disk in any order)
 */
public record HandleRow(Tenant tenant, SubjectHandle subject, SubjectHandle handle, long forced) {
    private static final int PARTS = 5;
    private static final HexFormat HEX = HexFormat.of();

    /** Returns the row as it stands in the table, with its line feed. */
    String line() {
        String row = tenant.id() + " " + subject.hex() + " " + handle.hex() + " " + forced;
        return row + " " + checksum(row) + "\n";
    }

    /** Reads a line, without its line feed; empty if it is no whole and valid row. */
    static Optional<HandleRow> parse(String line) {
        String[] parts = line.split(" ", -1);
        int end = line.lastIndexOf(' ');
        if (parts.length != PARTS || !checksum(line.substring(0, end)).equals(parts[PARTS - 1])) {
            return Optional.empty();
        }
        try {
            return Optional.of(new HandleRow(
                    Tenant.of(parts[0]),
                    SubjectHandle.parse(parts[1]),
                    SubjectHandle.parse(parts[2]),
                    Long.parseLong(parts[3])));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String checksum(String row) {
        CRC32C crc = new CRC32C();
        crc.update(row.getBytes(StandardCharsets.ISO_8859_1));
        return HEX.toHexDigits((int) crc.getValue());
    }
}
