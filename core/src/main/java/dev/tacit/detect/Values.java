package dev.tacit.detect;

import dev.tacit.category.Categories;
import java.util.Set;

/** Where the value of a name begins and ends. */
final class Values {
    /** The longest value; a longer one is cut here. */
    private static final int MAX_CHARS = 4096;

    private static final int MAX_BLANKS = 3;

    /** What ends a value without quotes. */
    private static final Signs ENDS = Signs.of(",;&|)]}>\"\n\r\t");

    /** Values of more than one word. */
    private static final Set<String> OF_WORDS = Set.of(
            Categories.PERSON_NAME,
            Categories.POSTAL_ADDRESS,
            Categories.POSTAL_CODE,
            Categories.PHONE_NUMBER,
            Categories.BIRTH_DATE,
            Categories.COMPANY_NAME,
            Categories.BANK_ACCOUNT,
            Categories.GIFT_MESSAGE,
            Categories.DELIVERY_INSTRUCTION);

    /** Values of more than one group of digits and letters. */
    private static final Set<String> OF_GROUPS =
            Set.of(Categories.NATIONAL_ID, Categories.TAX_ID, Categories.PASSPORT, Categories.PAYMENT_CARD);

    /** Values that are none without a digit: {@code zip=archive}. */
    private static final Set<String> OF_DIGITS = Set.of(
            Categories.POSTAL_CODE,
            Categories.PHONE_NUMBER,
            Categories.BIRTH_DATE,
            Categories.PAYMENT_CARD,
            Categories.BANK_ACCOUNT);

    private static final String[] SCHEMES = {"bearer", "basic", "digest", "token", "apikey", "negotiate"};

    private static final String[] NOTHINGS = {
        "null",
        "none",
        "nil",
        "true",
        "false",
        "undefined",
        "unknown",
        "yes",
        "no",
        "n/a",
        "redacted",
        "empty",
        "optional.empty"
    };

    private Values() {}

    /** Returns the span of the value that begins after a sign, or {@link Span#NONE} if there is none to speak of. */
    static long after(Text text, int from, char sign, String category) {
        int start = from;
        while (start < from + MAX_BLANKS && text.at(start) == ' ') {
            start++;
        }
        boolean empty = sign == '=' && start > from && text.at(from - 2) != ' '; // "logname= uid=0"
        if (empty) {
            return Span.NONE;
        }
        int brackets = text.at(start) == '[' ? 1 : 0;
        long value = quoted(text, start + brackets);
        if (value == Span.NONE) {
            boolean label = sign == ':' && start == from && !category.equals(Categories.CREDENTIAL);
            value = label ? Span.NONE : bare(text, start + brackets, category);
        } else if (brackets == 1) {
            value = list(text, value);
        }
        return value == Span.NONE || isNothing(text, value, category) ? Span.NONE : value;
    }

    private static boolean isNothing(Text text, long value, String category) {
        int start = Span.start(value);
        int end = Span.end(value);
        boolean machine = category.equals(Categories.PERSON_NAME) && isMachine(text, start, end);
        return machine || isNothing(text, start, end) || (OF_DIGITS.contains(category) && !hasDigit(text, start, end));
    }

    /** {@code checkout-7d4b9c8f6d-x2x9z}: small letters, and both hyphens and digits (RFC 1123 §2.1). */
    private static boolean isMachine(Text text, int start, int end) {
        boolean hyphen = false;
        for (int i = start; i < end; i++) {
            char c = text.at(i);
            hyphen |= c == '-';
            if (c != '-' && c != '.' && !CharClass.isDigit(c) && (c < 'a' || c > 'z')) {
                return false;
            }
        }
        return hyphen && hasDigit(text, start, end);
    }

    private static boolean hasDigit(Text text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (CharClass.isDigit(text.at(i))) {
                return true;
            }
        }
        return false;
    }

    /** Returns the span between a quote, perhaps behind backslashes, and the next one behind as many. */
    private static long quoted(Text text, int from) {
        int start = from;
        while (text.at(start) == '\\') {
            start++;
        }
        char quote = text.at(start);
        if (quote != '"' && quote != '\'') {
            return Span.NONE;
        }
        int depth = start - from;
        int backslashes = 0;
        int limit = Math.min(text.length(), start + MAX_CHARS);
        for (int end = start + 1; end < limit; end++) {
            char c = text.at(end);
            if (c == quote && backslashes >= depth % 2 && (backslashes - depth) % (2 * depth + 2) == 0) {
                return Span.of(start + 1, end - backslashes);
            }
            backslashes = c == '\\' ? backslashes + 1 : 0;
        }
        return Span.of(start + 1, limit);
    }

    /** Returns the span from the first to the last of several quoted values. */
    private static long list(Text text, long first) {
        long last = first;
        long next = first;
        while (next != Span.NONE && Span.end(next) < Span.start(first) + MAX_CHARS) {
            last = next;
            int at = Span.end(last);
            while (at < text.length() && (text.at(at) == '\\' || text.at(at) == '"' || text.at(at) == ' ')) {
                at++;
            }
            boolean more = text.at(at) == ',';
            at++;
            while (more && text.at(at) == ' ') {
                at++;
            }
            next = more ? quoted(text, at) : Span.NONE;
        }
        return Span.of(Span.start(first), Span.end(last));
    }

    private static long bare(Text text, int start, String category) {
        int end = wordEnd(text, start);
        boolean scheme = category.equals(Categories.CREDENTIAL) && isOneOf(text, start, end, SCHEMES);
        while (text.at(end) == ' ' && (scheme || continues(text, end + 1, category))) {
            end = wordEnd(text, end + 1);
            scheme = false;
        }
        while (end > start && (text.at(end - 1) == '.' || text.at(end - 1) == '\'')) {
            end--;
        }
        return end > start
                        && text.at(start) != '{'
                        && text.at(start) != '<'
                        && text.at(start) != '('
                        && text.at(start) != '['
                ? Span.of(start, end)
                : Span.NONE;
    }

    /** A blank that was encoded ({@code Ann%20Smith}) is part of a word. */
    private static int wordEnd(Text text, int start) {
        int end = start;
        int limit = Math.min(text.length(), start + MAX_CHARS);
        while (end < limit && !ENDS.has(text.at(end)) && (text.at(end) != ' ' || text.isEncoded(end))) {
            end++;
        }
        return end;
    }

    private static boolean continues(Text text, int start, String category) {
        return continues(text, start)
                && (OF_WORDS.contains(category) || (OF_GROUPS.contains(category) && isGroup(text, start)));
    }

    /** Words of names and addresses begin with a capital or a digit; and no new name with a value begins. */
    private static boolean continues(Text text, int start) {
        char first = text.at(start);
        boolean lower = first < CharClass.ASCII && !Character.isUpperCase(first) && !CharClass.isDigit(first);
        if (lower) {
            return false;
        }
        int end = start;
        while (CharClass.isName(text.at(end))) {
            end++;
        }
        return text.at(end) != '=' && text.at(end) != ':';
    }

    /** Digits, perhaps with a letter before or after. */
    private static boolean isGroup(Text text, int start) {
        return hasDigit(text, start, Math.min(start + 2, wordEnd(text, start)));
    }

    /** Tells whether this says that there is no value, or that it was hidden already. */
    static boolean isNothing(Text text, int start, int end) {
        boolean label =
                (text.at(start) == '<' && text.at(end - 1) == '>') || Label.isAt(text, firstWord(text, start, end));
        return label || !hasWord(text, start, end) || isOneOf(text, start, end, NOTHINGS);
    }

    /** Returns where the first word or label begins. */
    private static int firstWord(Text text, int start, int end) {
        int first = start;
        while (first < end && text.at(first) != '<' && !CharClass.isWord(text.at(first))) {
            first++;
        }
        return first;
    }

    private static boolean hasWord(Text text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (CharClass.isWord(text.at(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOneOf(Text text, int start, int end, String[] words) {
        for (String word : words) {
            if (word.length() == end - start && CharClass.matches(text, start, word)) {
                return true;
            }
        }
        return false;
    }
}
