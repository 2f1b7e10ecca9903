package dev.tacit.detect;

/**
 * The text form of an IPv6 address: eight groups of hexadecimal digits, or fewer around one {@code ::}, the last two of
 * which may be a dotted IPv4 address.
 *
 * @see "RFC 4291 §2.2"
 */
final class Ipv6 {
    private static final int GROUPS = 8;
    private static final int MAX_GROUP_DIGITS = 4;
    private static final int MAX_ZONE = 17; // an interface of Linux has at most 15 characters

    private Ipv6() {}

    /**
     * Returns the index after the longest address that begins here, or -1. One that ends with {@code ::} is a network's and
     * counts with its length alone: {@code 2001:db8::/32}. More groups may follow eight, as Java writes a port.
     */
    static int end(Text text, int start) {
        boolean compressed = isDoubleColon(text, start);
        int index = compressed ? start + 2 : start;
        int best = -1;
        for (int groups = 0; groups < GROUPS; groups++) {
            boolean roomForTwo = compressed ? groups < GROUPS - 2 : groups == GROUPS - 2;
            int dotted = roomForTwo ? Ipv4.end(text, index) : -1;
            if (dotted >= 0 && !CharClass.isName(text.at(dotted))) {
                return dotted;
            }
            int end = groupEnd(text, index);
            if (end < 0) {
                boolean network = groups > 0 && text.at(index) == '/' && CharClass.isDigit(text.at(index + 1));
                return network && isDoubleColon(text, index - 2) ? index : best;
            }
            boolean last = groups == GROUPS - 1;
            if (compressed != last) {
                best = end;
            }
            if (text.at(end) != ':') {
                return best;
            }
            boolean gap = isDoubleColon(text, end);
            if (gap && compressed) {
                return best;
            }
            compressed |= gap;
            index = gap ? end + 2 : end + 1;
        }
        return best;
    }

    /** Returns the index after the zone that follows an address ({@code %eth0}, RFC 4007 §11), or the same index. */
    static int zoneEnd(Text text, int address) {
        int end = address + 1;
        while (end < address + MAX_ZONE && (CharClass.isName(text.at(end)) || text.at(end) == '-')) {
            end++;
        }
        boolean zone = text.at(address) == '%' && end > address + 1 && !CharClass.isName(text.at(end));
        return zone ? end : address;
    }

    static boolean isDoubleColon(Text text, int index) {
        return text.at(index) == ':' && text.at(index + 1) == ':';
    }

    /** Returns the index after the group that begins here, or -1 if there is none or it is part of a longer name. */
    static int groupEnd(Text text, int start) {
        int end = start;
        while (end <= start + MAX_GROUP_DIGITS && CharClass.isHex(text.at(end))) {
            end++;
        }
        boolean group = end > start && end - start <= MAX_GROUP_DIGITS && !CharClass.isName(text.at(end));
        return group ? end : -1;
    }

    /** Returns the value of a group. */
    static int group(Text text, int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            value = 16 * value + Character.digit(text.at(i), 16);
        }
        return value;
    }
}
