package dev.tacit.detect;

import java.util.stream.Stream;

/** The words that announce an identifier of any country, to which each kind adds its own. */
final class IdWords {
    static final Context SWEDISH = and("personnummer", "pnr", "persnr", "samordningsnummer");

    private IdWords() {}

    /** Returns the words for national identifiers, and these. */
    static Context and(String... own) {
        return with(
                own,
                "national id",
                "nationalid",
                "national identity",
                "national identification",
                "national insurance",
                "identity number",
                "identity card",
                "id card",
                "idcard",
                "id number",
                "personal id",
                "personal number",
                "personal code",
                "citizen id",
                "government id",
                "personalausweis",
                "ausweis",
                "ausweisnummer",
                "carte d'identité",
                "numéro national",
                "documento",
                "documento de identidad",
                "identidad",
                "carta d'identità",
                "identiteitsnummer",
                "identitetsnummer",
                "personenkennziffer",
                "身份证",
                "身份证号");
    }

    /** Returns the words for tax numbers, and these. */
    static Context taxAnd(String... own) {
        return with(
                own,
                "tax id",
                "taxid",
                "tax number",
                "tax no",
                "tax identification",
                "tax payer",
                "taxpayer id",
                "fiscal",
                "numéro fiscal",
                "número fiscal",
                "steuer",
                "vat",
                "vat no",
                "national id",
                "id number");
    }

    private static Context with(String[] own, String... general) {
        return Context.of(Stream.of(own, general).flatMap(Stream::of).toArray(String[]::new));
    }
}
