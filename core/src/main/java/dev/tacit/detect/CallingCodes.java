package dev.tacit.detect;

import java.util.StringTokenizer;

/**
 * How many digits follow each international calling code: from the shortest to the longest number of any kind in use, with
 * at least 8 and at most 15 digits in all.
 *
 * @see "ITU-T E.164; lengths from PhoneNumberMetadata.xml of google/libphonenumber, commit f7e3e88; +1 has ten by its plan"
 */
final class CallingCodes {
    /** Shortest and longest, then the codes. */
    private static final String PLANS = """
            5-5: 290 500 682
            5-6: 247
            5-7: 676 677 678 683 688 690
            5-8: 386 686
            5-10: 263 685
            5-11: 352 852
            5-12: 358 598 971
            6-6: 298 299 672 687
            6-7: 597
            6-8: 47
            6-9: 40 252 355 376 421 508 681 689
            6-10: 27 48 53 64 95 98 880
            6-11: 31 375 595
            6-12: 39 46 61 359 381
            6-13: 43 49 63 82
            7-7: 220 238 239 246 248 269 291 297 592 673 674 680 691 692
            7-8: 241 599 670 675 853 961 965 975
            7-9: 231 245 265 354 385 423 967 968
            7-10: 44 84 230 243 254 267 353 372 960
            7-11: 501 503 507 679 886 974
            7-12: 86 882 972
            7-13: 62 90
            8-8: 45 216 222 223 226 227 228 232 235 236 253 257 266 350 356 357 370 371 373 374 389 505 509 800 808 973 993
            8-9: 32 36 51 213 224 233 237 250 258 264 268 377 382 387 591 962 963
            8-10: 20 60 229 378 506 850 855 856 964 970 976
            8-11: 55 57 65 502 504 593 977
            8-12: 92 383 883
            8-13: 66 81 91
            9-9: 33 34 93 94 211 212 218 221 240 242 244 249 251 255 256 260 261 262 351 590 594 596 979 992 994 995 998
            9-10: 380 881 966 996
            9-11: 56
            9-12: 41 420 870
            10-10: 1 52 58 225
            10-11: 54
            10-12: 30 234
            10-14: 7
            11-11: 888
            12-12: 878
            """;

    private static final byte[] SHORTEST = new byte[1000];
    private static final byte[] LONGEST = new byte[1000];

    static {
        PLANS.lines().forEach(line -> {
            StringTokenizer words = new StringTokenizer(line, "-: ");
            byte shortest = Byte.parseByte(words.nextToken());
            byte longest = Byte.parseByte(words.nextToken());
            while (words.hasMoreTokens()) {
                int code = Integer.parseInt(words.nextToken());
                SHORTEST[code] = shortest;
                LONGEST[code] = longest;
            }
        });
    }

    private CallingCodes() {}

    /** Tells whether this is a calling code. No code begins with another. */
    static boolean isKnown(int code) {
        return LONGEST[code] > 0;
    }

    /** Returns how many digits follow this known code at least. */
    static int shortest(int code) {
        return SHORTEST[code];
    }

    /** Returns how many digits follow this known code at most. */
    static int longest(int code) {
        return LONGEST[code];
    }
}
