package dev.tacit.table;

import java.util.Locale;
import java.util.Set;

/**
 * Words that name no column where they stand unquoted. Some of them are a syntax error; others silently are something
 * else: {@code SELECT user} is who is logged in, whatever column is called so.
 *
 * @see "PostgreSQL 18, appendix C: reserved, and reserved (can be function or type)"
 * @see "H2 2.4, Keywords / Reserved Words: those that are values"
 */
final class ReservedWords {
    private static final Set<String> POSTGRESQL = Set.of(
            ("all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate"
                            + " collation column concurrently constraint create cross current_catalog current_date"
                            + " current_role current_schema current_time current_timestamp current_user default"
                            + " deferrable desc distinct do else end except false fetch for foreign freeze from full"
                            + " grant group having ilike in initially inner intersect into is isnull join lateral"
                            + " leading left like limit localtime localtimestamp natural not notnull null offset on"
                            + " only or order outer overlaps placing primary references returning right select"
                            + " session_user similar some symmetric system_user table tablesample then to trailing"
                            + " true union unique user using variadic verbose when where window with")
                    .split(" "));

    private static final Set<String> H2 =
            Set.of("_rowid_", "current_path", "rownum", "sysdate", "systimestamp", "unknown");

    static boolean contains(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return POSTGRESQL.contains(word) || H2.contains(word);
    }

    private ReservedWords() {}
}
