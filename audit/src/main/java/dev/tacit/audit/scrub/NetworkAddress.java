package dev.tacit.audit.scrub;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Brings addresses of networks and of their devices to one form, however they are written. */
final class NetworkAddress {
    private static final int GROUPS = 8;
    private static final int HEX_DIGITS_OF_A_DEVICE = 12;

    private NetworkAddress() {}

    /**
     * Returns the address without its zone and brackets: an IPv6 address as eight groups, or as the IPv4 address that is mapped
     * into it; anything else as it is, in lower case.
     *
     * @see "RFC 4291 §2.2 and §2.5.5.2; RFC 4007 §11 (zones)"
     */
    static String ofInternet(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        String bare = lower.startsWith("[") && lower.endsWith("]") ? lower.substring(1, lower.length() - 1) : lower;
        int zone = bare.indexOf('%');
        String address = zone < 0 ? bare : bare.substring(0, zone);
        return address.indexOf(':') < 0 ? address : ipv6(address);
    }

    /** Returns the twelve digits of a device's address, which are written with colons, hyphens, dots or nothing between them. */
    static String ofDevice(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        String digits = lower.replaceAll("[:.-]", "");
        boolean isOne =
                digits.length() == HEX_DIGITS_OF_A_DEVICE && digits.chars().allMatch(NetworkAddress::isHex);
        return isOne ? digits : lower;
    }

    private static String ipv6(String address) {
        String plain = withoutDots(address);
        int gap = plain.indexOf("::");
        List<String> before = groups(gap < 0 ? plain : plain.substring(0, gap));
        List<String> after = groups(gap < 0 ? "" : plain.substring(gap + 2));
        int missing = GROUPS - before.size() - after.size();
        boolean isOne = gap < 0 ? missing == 0 : missing > 0;
        if (!isOne || !areSound(before) || !areSound(after)) {
            return address;
        }
        int[] values = new int[GROUPS];
        set(values, 0, before);
        set(values, GROUPS - after.size(), after);
        return text(values);
    }

    /** The last two groups may be written as an IPv4 address. */
    private static String withoutDots(String address) {
        int last = address.lastIndexOf(':') + 1;
        String[] parts = address.substring(last).split("\\.", -1);
        if (parts.length != 4 || !Arrays.stream(parts).allMatch(part -> part.matches("[0-9]{1,3}"))) {
            return address;
        }
        int[] bytes = Arrays.stream(parts).mapToInt(Integer::parseInt).toArray();
        return address.substring(0, last)
                + Integer.toHexString(bytes[0] << Byte.SIZE | bytes[1])
                + ":"
                + Integer.toHexString(bytes[2] << Byte.SIZE | bytes[3]);
    }

    private static List<String> groups(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(":", -1));
    }

    private static boolean areSound(List<String> groups) {
        return groups.stream()
                .allMatch(group ->
                        !group.isEmpty() && group.length() <= 4 && group.chars().allMatch(NetworkAddress::isHex));
    }

    private static void set(int[] values, int first, List<String> groups) {
        for (int i = 0; i < groups.size(); i++) {
            values[first + i] = Integer.parseInt(groups.get(i), 16);
        }
    }

    private static String text(int[] groups) {
        boolean isMapped = Arrays.stream(groups, 0, 5).allMatch(group -> group == 0) && groups[5] == 0xFFFF;
        return isMapped
                ? (groups[6] >> Byte.SIZE) + "." + (groups[6] & 0xFF) + "." + (groups[7] >> Byte.SIZE) + "."
                        + (groups[7] & 0xFF)
                : String.format(
                        "%04x:%04x:%04x:%04x:%04x:%04x:%04x:%04x",
                        Arrays.stream(groups).boxed().toArray());
    }

    private static boolean isHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}
