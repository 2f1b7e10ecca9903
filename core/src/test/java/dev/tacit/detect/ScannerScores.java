package dev.tacit.detect;

import dev.tacit.category.Categories;
import dev.tacit.json.Json;
import dev.tacit.json.JsonArray;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonString;
import dev.tacit.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Measures the scanner on the corpus, and on what others published. */
final class ScannerScores {
    /** The names of the Orders API under which a person's data stand; its published list of personal data. */
    private static final Set<String> PERSONAL = Set.of(
            "buyerName",
            "buyerEmail",
            "buyerCompanyName",
            "name",
            "companyName",
            "addressLine1",
            "addressLine2",
            "addressLine3",
            "city",
            "districtOrCounty",
            "stateOrRegion",
            "municipality",
            "postalCode",
            "phone",
            "streetName",
            "streetNumber",
            "complement",
            "neighborhood",
            "dropOffLocation",
            "addressInstruction",
            "giftMessage");

    private ScannerScores() {}

    static Map<String, Score> ofCorpus() throws IOException {
        Map<String, Score> scores = new LinkedHashMap<>();
        for (Corpus.Case one : Corpus.cases()) {
            scores.computeIfAbsent(one.file(), Score::new)
                    .add(PersonalDataScanner.standard(), one.text(), one.expected());
        }
        return scores;
    }

    static Score ofInternationalPhones(Path metadata) throws Exception {
        return ofPhones(
                "example numbers, international",
                metadata,
                (territory, number) -> "+" + territory.code() + " " + number,
                territory -> PersonalDataScanner.standard());
    }

    static Score ofNationalPhones(Path metadata) throws Exception {
        return ofPhones(
                "example numbers, national, region named",
                metadata,
                (territory, number) ->
                        territory.id().equals("001") ? "+" + territory.code() + number : territory.national(number),
                ScannerScores::inRegion);
    }

    static Score ofUnprefixedPhones(Path metadata) throws Exception {
        return ofPhones(
                "example numbers, national digits alone, region named",
                metadata,
                (territory, number) -> territory.id().equals("001") ? "+" + territory.code() + number : number,
                ScannerScores::inRegion);
    }

    private static PersonalDataScanner inRegion(PhoneMetadata.Territory territory) {
        return territory.id().equals("001")
                ? PersonalDataScanner.standard()
                : PersonalDataScanner.builder().regions(territory.id()).build();
    }

    private static Score ofPhones(
            String name,
            Path metadata,
            BiFunction<PhoneMetadata.Territory, String, String> written,
            Function<PhoneMetadata.Territory, PersonalDataScanner> scanners)
            throws Exception {
        Score score = new Score(name);
        for (PhoneMetadata.Territory territory : PhoneMetadata.read(metadata)) {
            PersonalDataScanner scanner = scanners.apply(territory);
            for (PhoneMetadata.Kind kind : territory.kinds()) {
                if (!kind.example().isEmpty()) {
                    String number = written.apply(territory, kind.example());
                    int start = firstDigitOrPlus(number);
                    score.add(scanner, number, List.of(new Finding(start, number.length(), Categories.PHONE_NUMBER)));
                }
            }
        }
        return score;
    }

    /** A parenthesis around an area code may stay. */
    private static int firstDigitOrPlus(String number) {
        return number.startsWith("(") ? 1 : 0;
    }

    /** Returns the personal values of all documents, each as the text of its file has it, and those that stay visible. */
    static List<String> visibleIn(Path folder) throws IOException {
        List<String> visible = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("order"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file);
                String scrubbed = Labels.scrub(text);
                List<String> values = new ArrayList<>();
                collect(Json.parse(text), values);
                values.stream()
                        .distinct()
                        .filter(value -> scrubbed.contains("\"" + value + "\""))
                        .forEach(value -> visible.add(file.getFileName() + ": " + value));
            }
        }
        return visible;
    }

    private static void collect(JsonValue value, List<String> into) {
        if (value instanceof JsonObject object) {
            object.members().forEach((name, member) -> {
                if (PERSONAL.contains(name)
                        && member instanceof JsonString string
                        && !string.value().isEmpty()) {
                    into.add(string.value());
                }
                collect(member, into);
            });
        } else if (value instanceof JsonArray array) {
            array.items().forEach(element -> collect(element, into));
        }
    }
}
