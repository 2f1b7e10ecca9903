package dev.tacit.retention.internal;

import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.util.ArrayList;
import java.util.List;

/**
 * The SQL condition that is true of every row in which personal data may be left. Of a document the database sees the
 * text alone, so a few rows satisfy it in which nothing is left: a name of a member within a value, an escaped letter.
 */
final class PersonalLeft {
    static String sql(TableMapping mapping, boolean documentIsJson) {
        List<String> left = new ArrayList<>();
        Row.erasedColumns(mapping).forEach(column -> left.add(column + " IS NOT NULL"));
        mapping.documentColumn().ifPresent(column -> left.addAll(inDocument(mapping, column, documentIsJson)));
        return left.isEmpty() ? "FALSE" : "(" + String.join(" OR ", left) + ")";
    }

    private static List<String> inDocument(TableMapping mapping, SqlName column, boolean documentIsJson) {
        String text = documentIsJson ? "CAST(" + column + " AS TEXT)" : column.text();
        List<String> left = new ArrayList<>();
        mapping.documentMembers().stream()
                .sorted()
                .forEach(member -> left.add("POSITION('\"" + quoted(member) + "\"' IN " + text + ") > 0"));
        // A name may be written with escaped letters; and what begins as no object is no document of ours.
        left.add("POSITION('\\u' IN " + text + ") > 0");
        left.add("SUBSTRING(" + text + " FROM 1 FOR 1) <> '{'");
        return left;
    }

    private static String quoted(String member) {
        return member.replace("'", "''");
    }

    private PersonalLeft() {}
}
