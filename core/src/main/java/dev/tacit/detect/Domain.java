package dev.tacit.detect;

/** The part of an e-mail address after the {@code @}. */
final class Domain {
    /** What looks like a top-level domain in {@code logo@2x.png}. */
    private static final String[] IMAGE_SUFFIXES = {"png", "jpg", "jpeg", "gif", "webp", "svg"};

    private static final String IPV6_TAG = "[ipv6:";

    private Domain() {}

    /** Returns the end of the domain that begins here, or -1 if none does. */
    static int end(Text text, int start) {
        if (text.at(start) == '[') {
            return literalEnd(text, start);
        }
        int end = start;
        while (isDomainSign(text.at(end))) {
            end++;
        }
        while (end > start && !CharClass.isWord(text.at(end - 1))) {
            end--;
        }
        return isDomain(text, start, end) ? end : -1;
    }

    /** RFC 5321 §4.1.3. */
    private static int literalEnd(Text text, int start) {
        boolean six = CharClass.matches(text, start, IPV6_TAG);
        int end = six ? Ipv6.end(text, start + IPV6_TAG.length()) : Ipv4.end(text, start + 1);
        return end > 0 && text.at(end) == ']' ? end + 1 : -1;
    }

    private static boolean isDomainSign(char c) {
        return c == '.' || c == '-' || CharClass.isWord(c);
    }

    /** Tells whether some label after the first can be a top-level domain, none before it is empty, and it is no version. */
    private static boolean isDomain(Text text, int domain, int end) {
        int label = domain;
        int numeric = 0;
        for (int dot = labelEnd(text, label, end); dot > label && dot < end; dot = labelEnd(text, label, end)) {
            numeric += isNumber(text, label, dot) ? 1 : 0;
            label = dot + 1;
            if (isTopLevel(text, label, labelEnd(text, label, end))) {
                return numeric < 2; // "@18.2.beta" is a version
            }
        }
        return false;
    }

    private static int labelEnd(Text text, int label, int end) {
        int dot = label;
        while (dot < end && text.at(dot) != '.') {
            dot++;
        }
        return dot;
    }

    private static boolean isNumber(Text text, int label, int end) {
        for (int i = label; i < end; i++) {
            if (!CharClass.isDigit(text.at(i))) {
                return false;
            }
        }
        return true;
    }

    /** At least two letters, which end the label or stand before a hyphen; so {@code xn--p1ai} is one, and {@code 1a} not. */
    private static boolean isTopLevel(Text text, int label, int end) {
        int letters = label;
        while (letters < end && CharClass.isLetter(text.at(letters))) {
            letters++;
        }
        boolean whole = letters == end || text.at(letters) == '-';
        return whole && letters - label >= 2 && !isImageSuffix(text, label, end);
    }

    private static boolean isImageSuffix(Text text, int label, int end) {
        for (String suffix : IMAGE_SUFFIXES) {
            if (suffix.length() == end - label && CharClass.matches(text, label, suffix)) {
                return true;
            }
        }
        return false;
    }
}
