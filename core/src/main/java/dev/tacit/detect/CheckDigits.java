package dev.tacit.detect;

/** The ways in which numbers are checked. Each returns a rule over digits counted from 0, the check digit included. */
final class CheckDigits {
    /** The cross sums of the doubles of the digits. */
    private static final int[] TWICE = {0, 2, 4, 6, 8, 1, 3, 5, 7, 9};

    private static final int[][] VERHOEFF_PRODUCT = new int[10][10];
    private static final int[][] VERHOEFF_PERMUTATION = new int[8][];

    static {
        // The dihedral group D5: rotations 0 to 4, reflections 5 to 9; J. Verhoeff, Error Detecting Decimal Codes,
        // 1969.
        for (int a = 0; a < 10; a++) {
            for (int b = 0; b < 10; b++) {
                int sum = a < 5 ? a + b : a - b;
                VERHOEFF_PRODUCT[a][b] = Math.floorMod(sum, 5) + (a < 5 == b < 5 ? 0 : 5);
            }
        }
        int[] step = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
        int[] permutation = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        for (int power = 0; power < 8; power++) {
            VERHOEFF_PERMUTATION[power] = permutation;
            int[] next = new int[10];
            for (int digit = 0; digit < 10; digit++) {
                next[digit] = step[permutation[digit]];
            }
            permutation = next;
        }
    }

    private CheckDigits() {}

    /** Weighs the digits from the first on; the sum is a multiple of the modulus. */
    static IdCheck weighted(int modulus, int... weights) {
        return number -> sum(number, weights) % modulus == 0;
    }

    /** Weighs the digits before a place; the digit there is the remainder, and 0 for a remainder of 10. */
    static IdCheck remainder(int place, int modulus, int... weights) {
        return number -> sum(number, weights) % modulus % 10 == number.value(place);
    }

    /** Weighs the digits before a place; the digit there completes a multiple of the modulus, 0 where that takes 10 or 11. */
    static IdCheck complement(int place, int modulus, int... weights) {
        return number -> {
            int missing = (modulus - sum(number, weights) % modulus) % modulus;
            return missing % 10 == number.value(place);
        };
    }

    /** Weighs the digits before a place; the digit there is the last one of 11 less the remainder by 11. */
    static IdCheck elevenLess(int place, int... weights) {
        return number -> (11 - sum(number, weights) % 11) % 10 == number.value(place);
    }

    /** Weighs the digits before a place; the sign there stands at the index of the remainder. */
    static IdCheck sign(int place, String signs, int... weights) {
        return number -> signs.charAt(sum(number, weights) % signs.length()) == number.at(place);
    }

    /** Takes the number that some digits make; the sign at a place stands at the index of its remainder. */
    static IdCheck signOf(int start, int end, int place, String signs) {
        return number -> signs.charAt((int) (number.value(start, end) % signs.length())) == number.at(place);
    }

    /** Luhn's check, ISO/IEC 7812-1 annex B: from the right, every second digit counts twice, less 9 if above 9. */
    static IdCheck luhn() {
        return number -> passesLuhn(number, 0);
    }

    /** Luhn's check without the first digits. */
    static IdCheck luhnFrom(int start) {
        return number -> passesLuhn(number, start);
    }

    static boolean passesLuhn(NumberRun number, int start) {
        int sum = 0;
        boolean twice = false;
        for (int i = number.length() - 1; i >= start; i--) {
            int digit = number.value(i);
            sum += twice ? TWICE[digit] : digit;
            twice = !twice;
        }
        return sum % 10 == 0;
    }

    /** Verhoeff's check over all digits. */
    static IdCheck verhoeff() {
        return number -> {
            int check = 0;
            for (int i = 0; i < number.length(); i++) {
                int digit = number.value(number.length() - 1 - i);
                check = VERHOEFF_PRODUCT[check][VERHOEFF_PERMUTATION[i % 8][digit]];
            }
            return check == 0;
        };
    }

    /** ISO 7064 mod 11,10 over all digits. */
    static IdCheck mod11And10() {
        return number -> {
            int product = 10;
            for (int i = 0; i < number.length() - 1; i++) {
                int sum = (number.value(i) + product) % 10;
                product = (sum == 0 ? 10 : sum) * 2 % 11;
            }
            return (11 - product) % 10 == number.value(number.length() - 1);
        };
    }

    /** ISO 7064 mod 11-2 over all digits; the last sign may be {@code X} for 10. */
    static IdCheck mod11And2() {
        return number -> {
            int last = number.length() - 1;
            int check = 0;
            for (int i = 0; i < last; i++) {
                check = (check + number.value(i)) * 2 % 11;
            }
            return (12 - check) % 11 == (number.at(last) == 'X' ? 10 : number.value(last));
        };
    }

    /** The digits are not all the same. */
    static IdCheck notAllSame() {
        return number -> {
            for (int i = 1; i < number.length(); i++) {
                if (number.at(i) != number.at(0)) {
                    return true;
                }
            }
            return false;
        };
    }

    /** The first sign is one of these. */
    static IdCheck begins(String signs) {
        return signAt(0, signs);
    }

    /** The sign at this place is one of these. */
    static IdCheck signAt(int place, String signs) {
        return number -> signs.indexOf(number.at(place)) >= 0;
    }

    /** Returns the sum of the first digits and letters, each multiplied by its weight. */
    static int sum(NumberRun number, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * number.value(i);
        }
        return sum;
    }
}
