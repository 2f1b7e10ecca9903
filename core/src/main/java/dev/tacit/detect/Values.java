package dev.tacit.detect;

/** Where the value of a name begins and ends. */
final class Values {
    /** The longest value; a longer one is cut here. */
    private static final int MAX_CHARS = 4096;

    private static final int MAX_BLANKS = 3;

    /** What ends a word of a value without quotes; the end of the text is one of them too. */
    private static final Signs ENDS = Signs.of(" ,;&|)]}>\"\n\r\t");

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

    /** With what they begin: most values tell by it that they are none of them. */
    private static final Signs BEGIN_NOTHINGS = Signs.of("nNtTfFuUyYrReEoO");

    private Values() {}

    /** Returns the span of the value that begins after a sign, or {@link Span#NONE} if there is none to speak of. */
    static long after(Text text, int from, char sign, ValueForm form) {
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
            boolean label = sign == ':' && start == from && !form.isCredential();
            value = label ? Span.NONE : bare(text, start + brackets, form);
        } else if (brackets == 1) {
            value = list(text, value);
        }
        return value == Span.NONE || isNothing(text, value, form) ? Span.NONE : value;
    }

    /** Tells whether {@link #after} returns none, whatever digits the text has, since a label stands where the value was. */
    static boolean areHidden(Text text, int from) {
        int start = from;
        while (start < from + MAX_BLANKS && text.at(start) == ' ') {
            start++;
        }
        long value = quoted(text, start);
        return value == Span.NONE
                ? text.at(start) == '<'
                : text.at(Span.start(value)) == '<' && text.at(Span.end(value) - 1) == '>';
    }

    private static boolean isNothing(Text text, long value, ValueForm form) {
        int start = Span.start(value);
        int end = Span.end(value);
        boolean machine = form.isPersonName() && isMachine(text, start, end);
        return machine || isNothing(text, start, end) || (form.ofDigits() && !hasDigit(text, start, end));
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

    private static long bare(Text text, int start, ValueForm form) {
        int end = wordEnd(text, start);
        boolean scheme = form.isCredential() && isOneOf(text, start, end, SCHEMES);
        while (text.at(end) == ' ' && (scheme || continues(text, end + 1, form))) {
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
        int end = endOfSigns(text, start);
        while (end < start + MAX_CHARS && text.at(end) == ' ' && text.isEncoded(end)) {
            end = endOfSigns(text, end + 1);
        }
        return Math.min(end, start + MAX_CHARS);
    }

    /** Returns where the first blank or end stands, or the index after as many characters as a value may have. */
    private static int endOfSigns(Text text, int start) {
        int end = start;
        int limit = start + MAX_CHARS;
        while (end < limit && !ENDS.has(text.at(end))) {
            end++;
        }
        return end;
    }

    private static boolean continues(Text text, int start, ValueForm form) {
        return (form.ofWords() || (form.ofGroups() && isGroup(text, start))) && continues(text, start);
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
        return label || !hasWord(text, start, end) || isNothingsName(text, start, end);
    }

    private static boolean isNothingsName(Text text, int start, int end) {
        return BEGIN_NOTHINGS.has(text.at(start)) && isOneOf(text, start, end, NOTHINGS);
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
