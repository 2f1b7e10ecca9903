package dev.tacit.detect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The detectors that the standard scanner has besides {@link NumberRules}, in order of precedence. */
final class StandardDetectors {
    private StandardDetectors() {}

    /** Returns them without those of some categories, and with more names of values. */
    static List<Detector> without(Set<String> categories, Map<String, String> moreNames) {
        Map<String, String> names = new HashMap<>(PersonalNames.standard());
        names.values().removeAll(categories);
        names.putAll(moreNames);
        return all(new NameTable(names)).stream()
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
