package dev.tacit.detect;

import java.util.StringTokenizer;

/**
 * How long the account numbers of each country are, and their check.
 *
 * @see "ISO 13616-1; SWIFT, IBAN Registry, release 99; those of the last line use the form without being registered"
 */
final class Ibans {
    static final int SHORTEST = 15;
    static final int LONGEST = 34;

    private static final String LENGTHS = """
            AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29
            ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20
            LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29
            PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20
            YE30
            AO25 BF28 BJ28 CF27 CG27 CI28 CM27 CV25 DZ26 GA27 GQ27 GW25 IR26 KM27 MA28 MG27 ML28 MZ25 NE28 SN28 TD27 TG28
            """;

    private static final byte[] LENGTH = new byte[26 * 26];

    static {
        StringTokenizer countries = new StringTokenizer(LENGTHS);
        while (countries.hasMoreTokens()) {
            String country = countries.nextToken();
            LENGTH[index(country.charAt(0), country.charAt(1))] = Byte.parseByte(country.substring(2));
        }
    }

    private Ibans() {}

    /** Returns the length of this country's numbers, or 0 if it has none. The letters are upper-case. */
    static int length(char first, char second) {
        return LENGTH[index(first, second)];
    }

    /** ISO 7064 mod 97-10: with the first four signs at the end, and letters as two digits, the remainder is 1. */
    static boolean passesCheck(NumberRun number) {
        int length = number.length();
        int remainder = 0;
        for (int i = 0; i < length; i++) {
            int value = number.value((i + 4) % length);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder == 1;
    }

    private static int index(char first, char second) {
        return (first - 'A') * 26 + second - 'A';
    }
}
