package dev.tacit.crypto.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.Subject;
import dev.tacit.access.Access;
import dev.tacit.access.Actor;
import dev.tacit.annotation.Binding;
import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.SubjectId;
import dev.tacit.crypto.Opened;
import dev.tacit.crypto.Vault;
import dev.tacit.json.Json;
import dev.tacit.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whoever writes the database can take a record away. They cannot give a sealed member a value that nobody sealed for it,
 * nor the record another person, nor disturb the other rows of a page.
 */
abstract class HostileDocumentContract {
    private static final Subject ALICE = Subject.of("alice-1");
    private static final Access READER = Access.as(Actor.service("fulfilment")).forPurpose("DeliveryOfGoods");
    private static final int PAGES = 60;
    private static final int ROWS = 30;

    private final Vault vault = Vault.inMemoryForTests();
    private final SealedRecords<Letter> codec;
    private final Random random = new Random(20261122);

    HostileDocumentContract(Codecs codecs) {
        this.codec = codecs.of(Letter.class, vault);
    }

    @AfterEach
    void close() {
        vault.close();
    }

    @PersonalRecord("letter")
    record Letter(
            @RecordId String letterId,
            @SubjectId String writerId,
            @Encrypted @Nullable String name,
            @Encrypted @Nullable String nick,
            @Encrypted(bind = Binding.RECORD) @Nullable String note,
            @Encrypted(bind = Binding.FIELD) @Nullable String loose,
            @Encrypted @Nullable List<Integer> numbers,
            @Encrypted(subject = "readerId") @Nullable String greeting,
            @Nullable String readerId) {}

    private static Letter letter(String id, String writer, String reader, int number) {
        return new Letter(
                id,
                writer,
                "name " + number,
                "nick " + number,
                "note " + number,
                "loose " + number,
                List.of(number),
                "greeting " + number,
                reader);
    }

    @Test
    void noDocumentThatIsPutTogether_givesAMemberAnothersValue_orDisturbsItsNeighbors() {
        Letter alices = letter("l-1", "alice-1", "bob-2", 1);
        Letter bobs = letter("l-2", "bob-2", "alice-1", 2);
        String good = codec.write(alices);
        List<List<String>> documents = Stream.of(
                        good, codec.write(bobs), codec.write(letter("l-3", "alice-1", "bob-2", 3)))
                .map(HostileDocumentContract::membersOf)
                .toList();

        for (int page = 0; page < PAGES; page++) {
            List<StoredRecord> rows = new ArrayList<>();
            for (int row = 0; row < ROWS; row++) {
                rows.add(new StoredRecord(hostile(documents, good), ALICE));
            }
            rows.add(new StoredRecord(good, ALICE));

            List<Opened<Letter>> answers = READER.call(() -> codec.readAll(rows));

            assertThat(answers).hasSize(ROWS + 1).last().isEqualTo(new Opened.Found<>(alices));
            answers.stream()
                    .flatMap(answer -> answer.value().stream())
                    .forEach(HostileDocumentContract::assertSealedForIt);
        }
    }

    /** What Alice's letters, and the greeting to her, may say; a value of Bob's only where it is bound to its field alone. */
    private static void assertSealedForIt(Letter letter) {
        assertThat(letter.writerId()).isEqualTo("alice-1");
        assertThat(letter.name()).isIn(null, "name 1", "name 3");
        assertThat(letter.nick()).isIn(null, "nick 1", "nick 3");
        assertThat(letter.note()).isIn(null, "l-3".equals(letter.letterId()) ? "note 3" : "note 1");
        assertThat(letter.loose()).isIn(null, "loose 1", "loose 2", "loose 3");
        assertThat(letter.numbers()).isIn(null, List.of(1), List.of(3));
        List<String> toReader =
                "alice-1".equals(letter.readerId()) ? List.of("greeting 2") : List.of("greeting 1", "greeting 3");
        assertThat(Optional.ofNullable(letter.greeting()).orElse(toReader.get(0)))
                .isIn(toReader);
    }

    private static List<String> membersOf(String document) {
        return Arrays.asList(document.substring(1, document.length() - 1).split(",(?=\"[a-zA-Z]+\":)"));
    }

    private String hostile(List<List<String>> documents, String good) {
        return switch (random.nextInt(4)) {
            case 0 -> mixed(documents);
            case 1 -> swapped(documents.get(0));
            case 2 -> damaged(good);
            default -> replaced(good);
        };
    }

    /** One person's document with a member or two of others', and some missing. */
    private String mixed(List<List<String>> documents) {
        List<String> some = new ArrayList<>(documents.get(random.nextInt(documents.size())));
        for (int i = random.nextInt(3); i > 0; i--) {
            int member = random.nextInt(some.size());
            some.set(member, documents.get(random.nextInt(documents.size())).get(member));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            some.remove(random.nextInt(some.size()));
        }
        Collections.shuffle(some, random);
        return "{" + String.join(",", some) + "}";
    }

    /** Two members that changed places. */
    private String swapped(List<String> members) {
        List<String> some = new ArrayList<>(members);
        String[] one = some.get(random.nextInt(some.size())).split(":", 2);
        String[] other = some.get(random.nextInt(some.size())).split(":", 2);
        some.replaceAll(member -> member.startsWith(one[0] + ":")
                ? one[0] + ":" + other[1]
                : member.startsWith(other[0] + ":") ? other[0] + ":" + one[1] : member);
        return "{" + String.join(",", some) + "}";
    }

    private String damaged(String good) {
        char[] chars = good.toCharArray();
        chars[random.nextInt(chars.length)] = (char) random.nextInt(128);
        return new String(chars);
    }

    private String replaced(String good) {
        List<String> values = List.of(
                "null", "7", "true", "[]", "{}", "\"clear\"", "\"tct1:\"", "\"tct1:AAAA\"", "1e9", "\"\\ud800\"");
        String value = values.get(random.nextInt(values.size()));
        List<String> names =
                List.copyOf(((JsonObject) Json.parse(good)).members().keySet());
        String name = names.get(random.nextInt(names.size()));
        return good.replaceFirst("\"" + name + "\":\"[^\"]*\"", Matcher.quoteReplacement("\"" + name + "\":" + value));
    }
}
