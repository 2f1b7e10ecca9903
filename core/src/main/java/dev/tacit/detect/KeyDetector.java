package dev.tacit.detect;

import dev.tacit.category.Categories;

/**
 * Keys and tokens that say what they are by how they begin, and JSON Web Tokens (RFC 7519 §3).
 *
 * @see "the issuers' documentation: AWS IAM identifiers; GitHub, GitLab, Slack, Stripe, Google, npm token formats"
 */
final class KeyDetector extends Detector {
    private static final int MAX_BEFORE = 64;
    private static final int MAX_CHARS = 4096;
    private static final int FEWEST_AFTER_PREFIX = 16;

    private static final String[] PREFIXES = {
        "AKIA",
        "ASIA",
        "ABIA",
        "ACCA",
        "AIza",
        "GOCSPX-",
        "ya29.",
        "ghp_",
        "gho_",
        "ghu_",
        "ghs_",
        "ghr_",
        "github_pat_",
        "glpat-",
        "xoxb-",
        "xoxp-",
        "xoxa-",
        "xoxr-",
        "xoxs-",
        "xoxe-",
        "xapp-",
        "sk_live_",
        "sk_test_",
        "rk_live_",
        "rk_test_",
        "sk-",
        "shpat_",
        "shpca_",
        "shppa_",
        "shpss_",
        "sq0atp-",
        "sq0csp-",
        "SG.",
        "npm_",
        "dop_v1_",
        "dckr_pat_",
        "hf_",
        "pypi-",
        "whsec_",
        "key-"
    };

    /** Whether some prefix begins with two characters, by the lower five bits of both. */
    private static final boolean[] BEGINNINGS = new boolean[1 << 10];

    static {
        for (String prefix : PREFIXES) {
            BEGINNINGS[beginning(prefix.charAt(0), prefix.charAt(1))] = true;
        }
    }

    private static int beginning(char first, char second) {
        return ((first & 31) << 5) | (second & 31);
    }

    @Override
    String category() {
        return Categories.CREDENTIAL;
    }

    @Override
    String triggers() {
        return "";
    }

    @Override
    int fewestWordChars() {
        return LONG_WORD;
    }

    /** No prefix begins with a digit, nor has one as its second character. */
    @Override
    boolean mayFind(Text text, int at) {
        int start = start(text, at, 0);
        return isWebToken(text, start) || mayBeKey(text, start);
    }

    @Override
    long find(Text text, int at, int floor) {
        int start = start(text, at, floor);
        return isWebToken(text, start) || isKey(text, start) ? Span.of(start, end(text, start)) : Span.NONE;
    }

    private static int start(Text text, int at, int floor) {
        int start = at;
        while (start > floor && start > at - MAX_BEFORE && isKeySign(text.at(start - 1))) {
            start--;
        }
        return start;
    }

    /** A header, which is JSON and therefore begins with a brace and a quote, and at least one part more. */
    private static boolean isWebToken(Text text, int start) {
        if (text.at(start) != 'e' || text.at(start + 1) != 'y' || text.at(start + 2) != 'J') {
            return false;
        }
        int end = start;
        while (CharClass.isName(text.at(end)) || text.at(end) == '-') {
            end++;
        }
        return text.at(end) == '.' && CharClass.isWord(text.at(end + 1));
    }

    private static boolean isKey(Text text, int start) {
        if (!mayBeKey(text, start)) {
            return false;
        }
        for (String prefix : PREFIXES) {
            if (begins(text, start, prefix) && isRandom(text, start + prefix.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBeKey(Text text, int start) {
        char first = text.at(start);
        char second = text.at(start + 1);
        return BEGINNINGS[beginning(first, second)] && first > '9' && second > '9';
    }

    private static boolean begins(Text text, int start, String prefix) {
        for (int i = 0; i < prefix.length(); i++) {
            if (text.at(start + i) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Enough characters, with a digit: {@code sk-estimator-configuration} has none. */
    private static boolean isRandom(Text text, int start) {
        boolean digit = false;
        int end = start;
        while (isKeySign(text.at(end)) && end < start + MAX_CHARS) {
            digit |= CharClass.isDigit(text.at(end++));
        }
        return digit && end - start >= FEWEST_AFTER_PREFIX;
    }

    private static int end(Text text, int start) {
        int end = start;
        while (isKeySign(text.at(end)) && end < start + MAX_CHARS) {
            end++;
        }
        while (!CharClass.isWord(text.at(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isKeySign(char c) {
        return CharClass.isName(c) || c == '-' || c == '.';
    }
}
