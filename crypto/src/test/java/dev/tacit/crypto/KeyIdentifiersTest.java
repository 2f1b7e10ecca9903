package dev.tacit.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.crypto.internal.Label;
import dev.tacit.crypto.key.KeyKind;
import dev.tacit.provider.FieldContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of keys and identifiers says what the code does: no label, kind of key or identifier is missing from it. */
class KeyIdentifiersTest {
    private static final Path PAGE = Path.of("..", "docs", "key-identifiers.md");
    private static final Pattern LABEL = Pattern.compile("`(tacit/1/[a-z-]+)`");

    /** Lists in associated data begin with these; they derive no key. */
    private static final Set<String> NOT_KEYS = Set.of("tacit/1/epoch", "tacit/1/key-row");

    @Test
    void everyLabelOfADerivation_standsInTheTableOfKeys_andNoOther() throws IOException {
        Set<String> written = new TreeSet<>();
        section("## Keys").forEach(row -> LABEL.matcher(row).results().forEach(label -> written.add(label.group(1))));
        written.removeAll(NOT_KEYS);

        assertThat(written)
                .isEqualTo(Arrays.stream(Label.values()).map(Label::text).collect(Collectors.toSet()));
    }

    @Test
    void everyLabel_isNamedInOneRow_soThatNoTwoKeysShareOne() throws IOException {
        Map<String, Integer> rows = new TreeMap<>();
        for (String row : section("## Keys")) {
            LABEL.matcher(row)
                    .results()
                    .map(label -> label.group(1))
                    .distinct()
                    .filter(label -> !NOT_KEYS.contains(label))
                    .forEach(label -> rows.merge(label, 1, Integer::sum));
        }
        assertThat(rows.values()).containsOnly(1);
    }

    @Test
    void everyKindOfKey_hasARow() throws IOException {
        Map<KeyKind, String> names = Map.of(
                KeyKind.SUBJECT, "subject key",
                KeyKind.HANDLE_ROOT, "handle root",
                KeyKind.INDEX_ROOT, "index root",
                KeyKind.TOKEN, "token key",
                KeyKind.SHARED, "shared key");

        assertThat(names).containsOnlyKeys(KeyKind.values());
        assertThat(firstCells("## Keys")).containsAll(names.values()).contains("KEK of an epoch", "epoch key");
    }

    @Test
    void everyIdentifier_saysWhoCanLinkIt_howLongItLives_andWhatUnlinksIt() throws IOException {
        assertThat(firstCells("## Identifiers"))
                .contains(
                        "subject handle",
                        "scope handle",
                        "key reference",
                        "blind index",
                        "log token",
                        "epoch check",
                        "store incarnation",
                        "shred request id");
        assertThat(section("## Identifiers"))
                .allSatisfy(row -> assertThat(row.split("\\|", -1)).hasSize(8));
    }

    @Test
    void aUuid_aNumberAndATextOfTheSameCharacters_areTheSamePerson() {
        UUID uuid = UUID.fromString("0F8FAD5B-D9CB-469F-A165-70867728950E");
        try (Vault vault = Vault.inMemoryForTests()) {
            assertThat(vault.handleOf(Tenant.SOLE, Subject.of(uuid)))
                    .isEqualTo(vault.handleOf(Tenant.SOLE, Subject.of("0f8fad5b-d9cb-469f-a165-70867728950e")));
            assertThat(vault.handleOf(Tenant.SOLE, Subject.of(7)))
                    .isEqualTo(vault.handleOf(Tenant.SOLE, Subject.of("7")))
                    .isNotEqualTo(vault.handleOf(Tenant.SOLE, Subject.of("07")));
        }
    }

    @Test
    void noTwoIdentifiersOfOnePerson_shareBytes() {
        try (Vault vault = Vault.inMemoryForTests()) {
            FieldContext context = Given.name(Given.ALICE);
            byte[] sealed = vault.encrypt(Given.bytes("alice-1"), context);
            byte[] token = vault.current().mac("NAME", "alice-1");
            byte[] index = vault.indexOf(Tenant.SOLE, "order", "buyerName", "alice-1");
            byte[] handle = vault.handleOf(Tenant.SOLE, Given.ALICE).bytes();

            assertThat(Set.of(
                            List.of(Arrays.toString(Arrays.copyOfRange(sealed, 3, 19))),
                            List.of(Arrays.toString(Arrays.copyOf(token, 16))),
                            List.of(Arrays.toString(Arrays.copyOfRange(index, 1, 17))),
                            List.of(Arrays.toString(handle))))
                    .hasSize(4);
        }
    }

    private static Set<String> firstCells(String heading) throws IOException {
        return section(heading).stream()
                .map(row -> row.split("\\|", -1)[1].strip())
                .map(cell -> cell.replaceAll(" `.*`$", ""))
                .collect(Collectors.toSet());
    }

    /** Returns the rows of the table below this heading, without its head. */
    private static List<String> section(String heading) throws IOException {
        List<String> lines = Files.readAllLines(PAGE, StandardCharsets.UTF_8);
        return lines.subList(lines.indexOf(heading) + 1, lines.size()).stream()
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .toList();
    }
}
