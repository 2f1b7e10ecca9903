package dev.tacit.testkit;

import java.util.List;
import java.util.Random;

/**
 * A country with the telephone numbers that its regulator keeps for films and books, and an address in a place that is
 * not there.
 *
 * @param numbers in international form; each {@code #} is any digit
 * @param address {@code #} is any digit
 * @see "NANPA: 555-0100 to 555-0199; Ofcom: telephone numbers for drama use; Bundesnetzagentur: Mitteilung 148/2021; ARCEP:
 *     01 99 00 and 06 39 98; ACMA: 5550 in each area; ComReg: 020 91; PTS: numbers for film, 2020"
 */
record InventedHome(List<String> numbers, String address) {
    private static final List<InventedHome> COUNTRIES = List.of(
            new InventedHome(List.of("+120255501##", "+141555501##"), "#### Example Street, Anytown, ZZ 00000, USA"),
            new InventedHome(List.of("+442079460###", "+447700900###"), "## Example Road, Exampleton ZZ99 9ZZ, UK"),
            new InventedHome(
                    List.of("+493023125###", "+496990009###"), "Musterstraße ##, 00000 Musterstadt, Deutschland"),
            new InventedHome(
                    List.of("+3319900####", "+3363998####"), "## rue de l'Exemple, 00000 Exempleville, France"),
            new InventedHome(
                    List.of("+6125550####", "+6175550####"), "## Sample Parade, Nowhere Creek NSW 0000, Australia"),
            new InventedHome(List.of("+35320910####", "+35320911####"), "## Sample Lane, Ballysample, Éire"),
            new InventedHome(List.of("+468465004##", "+463139006##"), "Exempelgatan ##, 000 00 Exempelstad, Sverige"));

    static InventedHome of(Random random) {
        return COUNTRIES.get(random.nextInt(COUNTRIES.size()));
    }

    String phone(Random random) {
        return filled(numbers.get(random.nextInt(numbers.size())), random);
    }

    String address(Random random) {
        return filled(address, random);
    }

    private static String filled(String pattern, Random random) {
        StringBuilder text = new StringBuilder();
        pattern.chars().forEach(c -> text.append(c == '#' ? (char) ('0' + random.nextInt(10)) : (char) c));
        return text.toString();
    }
}
