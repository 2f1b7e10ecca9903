package dev.tacit.detect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The detectors that the standard scanner has besides {@link NumberRules}, in order of precedence. */
final class StandardDetectors {
    private StandardDetectors() {}

    /** Returns the names of values without those of some categories, and with more of them. */
    static NameTable names(Set<String> without, Map<String, String> more) {
        Map<String, String> names = new HashMap<>(PersonalNames.standard());
        names.values().removeAll(without);
        more.forEach((name, category) -> {
            names.put(name, category);
            names.computeIfPresent("=" + name, (whole, before) -> category); // an entry for the whole name would win
        });
        return new NameTable(names);
    }

    /** Returns them without those of some categories. */
    static List<Detector> without(Set<String> categories, NameTable names) {
        return all(names).stream()
                .filter(detector -> !categories.contains(detector.category()))
                .toList();
    }

    private static List<Detector> all(NameTable names) {
        return List.of(
                new UserInfoDetector(),
                new EmailDetector(),
                new AuthorizationDetector(),
                new PhoneDetector(),
                new Ipv4Detector(),
                new MacDetector(),
                new Ipv6Detector(),
                new NamedValueDetector(names),
                new KeyDetector(),
                new CryptoAddressDetector(),
                new DegreesDetector(),
                new CoordinatesDetector());
    }
}
