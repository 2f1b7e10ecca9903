package dev.tacit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Subject;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import java.lang.Character.UnicodeScript;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class InventedPeopleTest {
    private static final List<InventedPerson> MANY = InventedPeople.seed(7).people(2_000);

    @Property
    void sameSeedAndIndex_giveTheSamePerson(@ForAll long seed, @ForAll @IntRange(max = 1_000) int index) {
        assertThat(InventedPeople.seed(seed).person(index))
                .isEqualTo(InventedPeople.seed(seed).person(index));
    }

    @Test
    void peopleOfASeed_stayTheSameFromReleaseToRelease() {
        InventedPerson first = InventedPeople.seed(1).person(0);

        assertThat(List.of(first.id().toString(), first.name(), first.email(), first.phone(), first.address()))
                .containsExactly(
                        "a3a069f0-83c8-2f70-0000-000000000000",
                        "テスト 花子",
                        "hanako.tesuto.0@mail.example",
                        "+353209102647",
                        "76 Sample Lane, Ballysample, Éire");
    }

    @Test
    void smallerCount_givesTheFirstOfALarger() {
        assertThat(InventedPeople.seed(7).people(10)).isEqualTo(MANY.subList(0, 10));
    }

    @Test
    void peopleDiffer_inIdAndEmail() {
        assertThat(new HashSet<>(MANY.stream().map(InventedPerson::id).toList()))
                .hasSize(MANY.size());
        assertThat(new HashSet<>(MANY.stream().map(InventedPerson::email).toList()))
                .hasSize(MANY.size());
    }

    @Test
    void names_areOfTenScripts() {
        Set<UnicodeScript> scripts = MANY.stream()
                .flatMapToInt(person -> person.name().codePoints())
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .collect(Collectors.toSet());

        assertThat(scripts)
                .contains(
                        UnicodeScript.LATIN,
                        UnicodeScript.CYRILLIC,
                        UnicodeScript.GREEK,
                        UnicodeScript.HAN,
                        UnicodeScript.HIRAGANA,
                        UnicodeScript.KATAKANA,
                        UnicodeScript.HANGUL,
                        UnicodeScript.ARABIC,
                        UnicodeScript.HEBREW,
                        UnicodeScript.DEVANAGARI);
    }

    @Test
    void nothingReachesAnybody() {
        assertThat(MANY).allSatisfy(person -> {
            assertThat(person.email()).matches("[a-z]+\\.[a-z]+\\.[0-9]+@(example\\.(org|com|net)|mail\\.example)");
            assertThat(person.phone())
                    .matches(
                            "\\+1(202|415)55501\\d{2}|\\+44(2079460|7700900)\\d{3}|\\+49(3023125|6990009)\\d{3}"
                                    + "|\\+33(19900|63998)\\d{4}|\\+61[27]5550\\d{4}|\\+3532091\\d{5}|\\+46(8465004|3139006)\\d{2}");
            assertThat(person.ipAddress())
                    .matches("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d+|2001:db8::[0-9a-f]+");
        });
    }

    @Test
    void peopleLiveInSevenCountries() {
        assertThat(MANY.stream()
                        .map(person -> person.address().replaceAll(".*[ ,]", ""))
                        .distinct())
                .hasSize(7);
    }

    @Test
    void textOfAPerson_showsNoValue() {
        InventedPerson person = MANY.get(0);

        assertThat(person.toString()).isEqualTo("InventedPerson[…]");
        assertThat(InventedPeople.seed(7).ordersOf(person, 1).get(0).toString()).isEqualTo("InventedOrder[…]");
    }

    @Test
    void personsAndOrders_arePersonalRecordsOfTheirSubject() {
        InventedPerson person = MANY.get(3);
        List<InventedOrder> orders = InventedPeople.seed(7).ordersOf(person, 3);
        RecordSchema<InventedOrder> schema = Schemas.annotated().of(InventedOrder.class);

        assertThat(Schemas.annotated().of(InventedPerson.class).subjectOf(person))
                .contains(Subject.of(person.id()));
        assertThat(orders)
                .hasSize(3)
                .allSatisfy(order -> assertThat(schema.subjectOf(order)).contains(person.subject()));
        assertThat(orders).isSortedAccordingTo((one, other) -> one.fulfilledAt().compareTo(other.fulfilledAt()));
        assertThat(orders.get(0).ref().recordId())
                .isEqualTo(schema.recordIdOf(orders.get(0)).orElseThrow());
    }

    @Test
    void indexBelowZero_isRefused() {
        assertThatThrownBy(() -> InventedPeople.seed(7).person(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
