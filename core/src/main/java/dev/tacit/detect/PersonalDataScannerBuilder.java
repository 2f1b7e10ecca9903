package dev.tacit.detect;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Builds a {@link PersonalDataScanner}, beginning with all that the standard one finds. Not thread-safe. */
public final class PersonalDataScannerBuilder {
    private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

    private final Set<String> regions = new HashSet<>();
    private final Set<String> removed = new HashSet<>();
    private final Map<String, String> names = new HashMap<>();
    private final List<CustomDetector> added = new ArrayList<>();

    PersonalDataScannerBuilder() {}

    /**
     * Names countries whose national telephone numbers count without a word that announces them.
     *
     * @param codes ISO 3166-1 alpha-2, such as {@code GB}
     */
    @CanIgnoreReturnValue
    public PersonalDataScannerBuilder regions(String... codes) {
        for (String code : codes) {
            if (!COUNTRIES.contains(code) && PhonePlans.ofRegion(code).isEmpty()) {
                throw new IllegalArgumentException("a region must be an ISO 3166-1 alpha-2 code in capitals");
            }
            regions.add(code);
        }
        return this;
    }

    /**
     * Leaves out whatever finds these categories, by form and by name; not what the host adds.
     *
     * @param categories ids of {@link dev.tacit.category.Categories}
     */
    @CanIgnoreReturnValue
    public PersonalDataScannerBuilder without(String... categories) {
        List.of(categories).forEach(CategoryIds::mustBeStandard);
        removed.addAll(List.of(categories));
        return this;
    }

    /**
     * Says that values with these names are of this category: {@code customerRef} then also stands for {@code customer_ref} and
     * {@code shopCustomerRef}.
     *
     * @param category an id of {@link dev.tacit.category.Categories}, or one of your own that stands in your catalog
     * @param valueNames words of letters and digits, at least two characters each
     */
    @CanIgnoreReturnValue
    public PersonalDataScannerBuilder names(String category, String... valueNames) {
        CategoryIds.mustBeNoMisspelling(category);
        return put(category, valueNames);
    }

    @CanIgnoreReturnValue
    private PersonalDataScannerBuilder put(String category, String... valueNames) {
        for (String name : valueNames) {
            names.put(plain(name), category);
        }
        return this;
    }

    /** Says that values with these names are nobody's, whatever the standard scanner thinks. */
    @CanIgnoreReturnValue
    public PersonalDataScannerBuilder nobodysNames(String... valueNames) {
        return put(PersonalNames.NOBODYS, valueNames);
    }

    /** Adds a detector. It comes after the standard ones where several find something at the same place. */
    @CanIgnoreReturnValue
    public PersonalDataScannerBuilder add(CustomDetector detector) {
        CategoryIds.mustBeNoMisspelling(detector.category());
        added.add(detector);
        return this;
    }

    /** Returns the scanner. */
    public PersonalDataScanner build() {
        NameTable table = StandardDetectors.names(removed, names);
        return new PersonalDataScanner(detectors(table), table);
    }

    Detectors detectors(NameTable table) {
        List<Detector> detectors = new ArrayList<>(StandardDetectors.without(removed, table));
        added.forEach(detector -> detectors.add(new CustomDetectorCalls(detector)));
        List<NumberRule> rules = NumberRules.standard(Set.copyOf(regions)).stream()
                .filter(rule -> !removed.contains(rule.category()))
                .toList();
        return new Detectors(detectors, rules, table);
    }

    /** Returns the name as it is looked up, see {@link PersonalNames}. */
    private static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        name.chars()
                .filter(c -> CharClass.isWord((char) c))
                .forEach(c -> plain.append((char) Character.toLowerCase(c)));
        if (plain.length() < 2) {
            throw new IllegalArgumentException("a name must have two letters or digits at least");
        }
        return plain.toString();
    }
}
