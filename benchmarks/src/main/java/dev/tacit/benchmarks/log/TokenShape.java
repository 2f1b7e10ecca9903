package dev.tacit.benchmarks.log;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Shapes of long values: pieces in random order. Each holds what some detector looks for, walks along, or trips over. */
public enum TokenShape {
    BASE62("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".split("")),
    BASE64("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/=".split("")),
    LETTERS("abcdefghijklmnopqrstuvwxyz".split("")),
    HEX("0123456789abcdef".split("")),
    DIGITS("0123456789".split("")),
    SPACED_DIGITS("0123456789 -".split("")),
    CARDS("4111 ", "1111-", "378282", "0", " "),
    IBANS("GB82 WEST ", "DE89 3704 ", "1234 ", "A1"),
    PLUSES("+1 ", "+44", "+", "2", "(0)"),
    ATS("a", "b", "@"),
    DOTS("a", ".", "1"),
    QUADS("1.", "10.0.0.", "255.", "7", " "),
    COLONS("a", "1", ":"),
    HARDWARE("00:1a:", "00-1A-", "001a.", "2b"),
    HYPHENS("-", "a", "1", "----"),
    KEY_VALUE("name=", "city:", "x", " ", "Ann"),
    JSON("\"name\":\"", "Ann\",", "{\"a\":", "\\\"", "[\"", "}"),
    QUOTES("\"", "'", "a"),
    BACKSLASHES("\\", "\"", "u0041", "n", "\\u00"),
    PERCENT("%40", "%25", "%", "2B", "a", "%E5"),
    ENTITIES("&amp;", "&#64;", "&", "&#x", "a"),
    BRACKETS("<name>", "</name>", "<", ">", "(", ")", "a"),
    SCHEMES("Bearer ", "Basic ", "B", "://a:b", "@", "a"),
    TOKENS("eyJ", "abcdefghijklmnopq", "sk-", "AKIA", ".", "-", "bc1q"),
    PEM("-----BEGIN ", "PRIVATE KEY-----", "-----END ", "a"),
    UNICODE("\u00e9", "\u5c71", "\ud83d\ude00", "\u0301", "\uff11", "\u200b"),
    MIXED(pieces(PERCENT, JSON, ATS, DOTS, COLONS, CARDS, BASE62, PLUSES, BRACKETS, TOKENS));

    @SuppressWarnings("ImmutableEnumChecker") // List.of copies
    private final List<String> pieces;

    TokenShape(String... pieces) {
        this.pieces = List.of(pieces);
    }

    private static String[] pieces(TokenShape... shapes) {
        return Arrays.stream(shapes).flatMap(TokenShape::stream).toArray(String[]::new);
    }

    private Stream<String> stream() {
        return pieces.stream();
    }

    /** Returns so many characters of this shape; the same for the same seed. */
    public String text(int chars, int seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(chars + 32);
        while (text.length() < chars) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        text.setLength(chars);
        return text.toString();
    }
}
