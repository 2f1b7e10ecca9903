package dev.tacit.detect;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Builds a {@link PersonalDataScanner}, beginning with all that the standard one finds. Not thread-safe. */
public final class PersonalDataScannerBuilder {
    private final Set<String> regions = new HashSet<>();

    PersonalDataScannerBuilder() {}

    /**
     * Names countries whose national telephone numbers count without a word that announces them.
     *
     * @param codes ISO 3166-1 alpha-2, such as {@code GB}
     */
    @CanIgnoreReturnValue
    public PersonalDataScannerBuilder regions(String... codes) {
        for (String code : codes) {
            if (PhonePlans.ofRegion(code).isEmpty()
                    && !Arrays.asList(Locale.getISOCountries()).contains(code)) {
                throw new IllegalArgumentException("a region must be an ISO 3166-1 alpha-2 code in capitals");
            }
            regions.add(code);
        }
        return this;
    }

    /** Returns the scanner. */
    public PersonalDataScanner build() {
        return PersonalDataScanner.of(regions);
    }
}
