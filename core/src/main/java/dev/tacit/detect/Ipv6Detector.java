package dev.tacit.detect;

import dev.tacit.category.Categories;

/**
 * IPv6 addresses. Since {@code Face::add} and {@code 12:34:56} are written with the same signs, a compressed address counts
 * only if it begins as an assigned one does or ends in dotted form, and any other only with all its eight groups.
 *
 * @see "IANA IPv6 Address Space: global unicast 2000::/3, unique local fc00::/7, link-local fe80::/10, multicast ff00::/8"
 */
final class Ipv6Detector extends Detector {
    private static final int MAX_GROUP_DIGITS = 4;
    private static final int MAX_PORT_DIGITS = 5;
    private static final int MAX_DOTTED = 3;
    private static final int TRANSLATED = 0x64; // 64:ff9b::/96, RFC 6052

    @Override
    String category() {
        return Categories.IP_ADDRESS;
    }

    @Override
    String triggers() {
        return ":";
    }

    @Override
    boolean isWorthCalling(char trigger, char next) {
        return next == ':' || CharClass.isHex(next);
    }

    @Override
    int needs() {
        return SEVERAL_COLONS;
    }

    @Override
    long find(Text text, int at, int floor) {
        int start = groupStart(text, at, floor);
        boolean leadingGap = start == at;
        if (leadingGap && !Ipv6.isDoubleColon(text, at)) {
            return Span.NONE;
        }
        if (!mayBegin(text, start, floor)) {
            return Span.NONE;
        }
        int end = Ipv6.end(text, start);
        return end >= 0 && isPlausible(text, start, end, floor)
                ? Span.of(start, dottedEnd(text, Ipv6.zoneEnd(text, end)))
                : Span.NONE;
    }

    /** Takes a port after a dot with it, as tcpdump writes it, and what would be a dotted quad. */
    private static int dottedEnd(Text text, int addressEnd) {
        int end = addressEnd;
        for (int groups = 0; groups < MAX_DOTTED && text.at(end) == '.'; groups++) {
            int next = end + 1;
            while (next <= end + 1 + MAX_PORT_DIGITS && CharClass.isDigit(text.at(next))) {
                next++;
            }
            if (next == end + 1 || CharClass.isName(text.at(next))) {
                break;
            }
            end = next;
        }
        return end;
    }

    private static boolean mayBegin(Text text, int start, int floor) {
        char before = CharClass.before(text, start, floor);
        boolean suffix =
                (before == '-' || before == '.') && CharClass.isDigit(CharClass.before(text, start - 1, floor));
        return !suffix && !CharClass.isName(before);
    }

    private static boolean isPlausible(Text text, int start, int end, int floor) {
        if (text.at(start) == ':') {
            return endsDotted(text, start, end) || hasTwoGroupsAndADigit(text, start + 2, end);
        }
        if (isCompressed(text, start, end)) {
            return beginsAsAssigned(text, start);
        }
        return !isNobodys(text, start, end) && !isFingerprint(text, start, end) && !followsAGroup(text, start, floor);
    }

    /** Pairs of digits only, as in the fingerprint of a certificate; no address is written so. */
    private static boolean isFingerprint(Text text, int start, int end) {
        for (int i = start; i < end; i++) {
            if ((text.at(i) == ':') != ((i - start) % 3 == 2)) {
                return false;
            }
        }
        return true;
    }

    /** Walks back over one group at most; a fifth digit before it will show that this is a longer name. */
    private static int groupStart(Text text, int at, int floor) {
        int start = at;
        while (start > floor && start > at - MAX_GROUP_DIGITS && CharClass.isHex(text.at(start - 1))) {
            start--;
        }
        return start;
    }

    /** Tells whether another group and a colon stand before, so that this is the tail of a fingerprint. */
    private static boolean followsAGroup(Text text, int start, int floor) {
        if (CharClass.before(text, start, floor) != ':') {
            return false;
        }
        int group = groupStart(text, start - 1, floor);
        return group < start - 1 && !CharClass.isName(CharClass.before(text, group, floor));
    }

    private static boolean isCompressed(Text text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (Ipv6.isDoubleColon(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsAsAssigned(Text text, int start) {
        int first = Ipv6.group(text, start, Ipv6.groupEnd(text, start));
        return (first >= 0x2000 && first <= 0x3FFF)
                || (first >= 0xFC00 && first <= 0xFDFF)
                || (first >= 0xFE80 && first <= 0xFEBF)
                || first >= 0xFF00
                || first == TRANSLATED;
    }

    private static boolean endsDotted(Text text, int start, int end) {
        for (int i = end - 1; i >= start; i--) {
            if (text.at(i) == '.') {
                return true;
            }
        }
        return false;
    }

    private static boolean hasTwoGroupsAndADigit(Text text, int start, int end) {
        boolean two = false;
        boolean digit = false;
        for (int i = start; i < end; i++) {
            two |= text.at(i) == ':';
            digit |= CharClass.isDigit(text.at(i));
        }
        return two && digit;
    }

    /** Unspecified and loopback: zeros, and perhaps a one at the end. */
    private static boolean isNobodys(Text text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.at(i);
            boolean lastOne = c == '1' && i == end - 1;
            if (c != '0' && c != ':' && !lastOne) {
                return false;
            }
        }
        return true;
    }
}
