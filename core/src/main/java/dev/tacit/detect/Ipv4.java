package dev.tacit.detect;

/** The dotted form of an IPv4 address: four numbers up to 255 without leading zeros. */
final class Ipv4 {
    private Ipv4() {}

    /** Returns the index after an address that begins here, or -1. What follows the last number is not looked at. */
    static int end(Text text, int start) {
        int index = start;
        for (int octet = 0; octet < 4; octet++) {
            if (octet > 0 && text.at(index++) != '.') {
                return -1;
            }
            int end = octetEnd(text, index);
            if (end < 0) {
                return -1;
            }
            index = end;
        }
        return index;
    }

    private static int octetEnd(Text text, int start) {
        int value = 0;
        int end = start;
        while (end < start + 4 && CharClass.isDigit(text.at(end))) {
            value = 10 * value + text.at(end) - '0';
            end++;
        }
        boolean leadingZero = end > start + 1 && text.at(start) == '0';
        return end == start || leadingZero || value > 255 ? -1 : end;
    }
}
