package dev.tacit.detect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.StringJoiner;

/**
 * Writes the table of phone plans from the published metadata: for each territory and each first two digits of a national
 * number, the lengths that some pattern of the territory allows.
 */
public final class PhonePlanTable {
    private static final String HEAD = """
            # The telephone numbering plans of all territories. Each line: territory (ISO 3166-1; 001 for the world), calling
            # code, trunk prefix or -, and for the first two digits of a national number the lengths that it may have.
            # Facts of PhoneNumberMetadata.xml, google/libphonenumber f7e3e88. Written by PhonePlanTable in the tests.
            """;

    private PhonePlanTable() {}

    /** Writes the table of the metadata in the first argument to the file in the second. */
    public static void main(String[] arguments) throws Exception {
        Files.write(Path.of(arguments[1]), rows(Path.of(arguments[0])));
    }

    /** Returns the head, and one line for each territory, such as {@code CK 682 - 20-99:5}. */
    static List<String> rows(Path metadata) throws Exception {
        List<String> rows = new ArrayList<>(HEAD.lines().toList());
        for (PhoneMetadata.Territory territory : PhoneMetadata.read(metadata)) {
            rows.add(row(territory));
        }
        return rows;
    }

    private static String row(PhoneMetadata.Territory territory) {
        StringJoiner row = new StringJoiner(" ")
                .add(territory.id())
                .add(territory.code())
                .add(territory.trunk().isEmpty() ? "-" : territory.trunk());
        List<BitSet> lengths = lengths(territory);
        for (int from = 0; from < 100; ) {
            int to = from;
            while (to < 99 && lengths.get(to + 1).equals(lengths.get(from))) {
                to++;
            }
            if (!lengths.get(from).isEmpty()) {
                row.add(range(from, to) + ":" + text(lengths.get(from)));
            }
            from = to + 1;
        }
        return row.toString();
    }

    private static String range(int from, int to) {
        return from == to ? "%02d".formatted(from) : "%02d-%02d".formatted(from, to);
    }

    private static String text(BitSet lengths) {
        StringJoiner text = new StringJoiner(",");
        for (int from = lengths.nextSetBit(0); from >= 0; ) {
            int end = lengths.nextClearBit(from);
            text.add(end == from + 1 ? "" + from : from + "-" + (end - 1));
            from = lengths.nextSetBit(end);
        }
        return text.toString();
    }

    /** Returns, for each first two digits, the lengths that some kind of number allows. */
    private static List<BitSet> lengths(PhoneMetadata.Territory territory) {
        List<BitSet> lengths = new ArrayList<>();
        for (int first = 0; first < 100; first++) {
            lengths.add(new BitSet());
        }
        for (PhoneMetadata.Kind kind : territory.kinds()) {
            BitSet[] beginnings = Beginnings.of(kind.pattern().pattern());
            kind.lengths().stream()
                    .forEach(length -> beginnings[length].stream()
                            .forEach(first -> lengths.get(first).set(length)));
        }
        return lengths;
    }
}
