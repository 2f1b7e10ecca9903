package dev.tacit.detect;

import java.util.List;
import java.util.Map;

/** The detectors that the standard scanner has besides {@link NumberRules}, in order of precedence. */
final class StandardDetectors {
    private StandardDetectors() {}

    static List<Detector> all(Map<String, String> moreNames) {
        NameTable names = NameTable.of(PersonalNames.standard(), moreNames);
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
                new DegreesDetector());
    }
}
