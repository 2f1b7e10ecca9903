package dev.tacit.detect;

import dev.tacit.category.Categories;

/**
 * E-mail addresses: an unquoted local part, {@code @} or {@code %40}, and a domain whose last label can be a top-level
 * domain. Letters of any script count in both.
 *
 * <p>What runs into an address is covered with it, even beyond the 64 and 255 characters that RFC 5321 allows: half of an
 * address would be worse than too much. Each run of characters lies between two triggers and is walked by those two only.
 */
final class EmailDetector implements Detector {
    /** Signs of a local part besides letters and digits: those of RFC 5322 that are not separators in logs and queries. */
    private static final String LOCAL_SIGNS = "._+-'%!#$*^~";

    /** What looks like a top-level domain in {@code logo@2x.png}. */
    private static final String[] IMAGE_SUFFIXES = {"png", "jpg", "jpeg", "gif", "webp", "svg"};

    @Override
    public String category() {
        return Categories.EMAIL_ADDRESS;
    }

    @Override
    public String triggers() {
        return "@%";
    }

    @Override
    public boolean joinsWhatItTouches() {
        return true;
    }

    @Override
    public long find(Text text, int at, int floor) {
        int domain = text.at(at) == '@' ? at + 1 : at + 3;
        if (domain != at + 1 && !isEncodedAt(text, at)) {
            return Span.NONE;
        }
        int start = localStart(text, at, floor);
        boolean touchesFinding = start == floor && floor > 0;
        if (start == at && !touchesFinding) {
            return Span.NONE;
        }
        int end = domainEnd(text, domain);
        return isDomain(text, domain, end) ? Span.of(start, end) : Span.NONE;
    }

    private static boolean isEncodedAt(Text text, int at) {
        return text.at(at) == '%' && text.at(at + 1) == '4' && text.at(at + 2) == '0';
    }

    private static boolean endsEncodedAt(Text text, int end, int floor) {
        return end - 3 >= floor && isEncodedAt(text, end - 3);
    }

    /** Walks back to the start of the local part, less the quotes and signs before its first letter, digit or {@code _}. */
    private static int localStart(Text text, int at, int floor) {
        int start = at;
        while (start > floor && isLocal(text.at(start - 1)) && !endsEncodedAt(text, start, floor)) {
            start--;
        }
        while (start < at && !CharClass.isName(text.at(start))) {
            start++;
        }
        return start;
    }

    private static boolean isLocal(char c) {
        return CharClass.isWord(c) || LOCAL_SIGNS.indexOf(c) >= 0;
    }

    private static int domainEnd(Text text, int domain) {
        int end = domain;
        while (isDomainSign(text.at(end))) {
            end++;
        }
        while (end > domain && !CharClass.isWord(text.at(end - 1))) {
            end--;
        }
        return end;
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
