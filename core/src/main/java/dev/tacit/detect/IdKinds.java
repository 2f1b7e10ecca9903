package dev.tacit.detect;

import java.util.List;

/** All identifiers that the standard scanner knows; the sources of their rules stand with the families. */
final class IdKinds {
    static final List<IdKind> NATIONAL = joined(List.of(
            NordicIds.NATIONAL,
            BalticIds.NATIONAL,
            BritishIds.NATIONAL,
            WesternIds.NATIONAL,
            AlpineIds.NATIONAL,
            SouthernIds.NATIONAL,
            CentralIds.NATIONAL,
            EasternIds.NATIONAL,
            EastAsianIds.NATIONAL,
            SouthAsianIds.NATIONAL,
            OceanianIds.NATIONAL,
            AfricanAndArabianIds.NATIONAL,
            AmericanIds.NATIONAL));

    static final List<IdKind> TAX = joined(List.of(
            AlpineIds.TAX,
            SouthernIds.TAX,
            CentralIds.TAX,
            EasternIds.TAX,
            SouthAsianIds.TAX,
            OceanianIds.TAX,
            AmericanIds.TAX));

    private IdKinds() {}

    private static List<IdKind> joined(List<List<IdKind>> families) {
        return families.stream().flatMap(List::stream).toList();
    }
}
