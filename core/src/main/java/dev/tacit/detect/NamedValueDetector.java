package dev.tacit.detect;

import org.jspecify.annotations.Nullable;

/**
 * Values whose name says that they are personal: {@code key=value}, {@code "key":"value"}, {@code Key: value}, attributes and
 * elements of XML, also in JSON within JSON behind any number of backslashes. The only way to catch names and addresses.
 */
final class NamedValueDetector extends Detector {
    private static final int MAX_BLANKS = 3;

    /** What stands within names and behind them, besides letters, digits and underscores. */
    private static final Signs AROUND_NAMES = Signs.of(" -.\"'\\]");

    /** What makes an equals sign behind it a comparison. */
    private static final Signs COMPARING = Signs.of("=!<>");

    private final NameTable names;

    NamedValueDetector(NameTable names) {
        this.names = names;
    }

    @Override
    String category() {
        return PersonalNames.NOBODYS;
    }

    @Override
    String category(Text text) {
        return text.said();
    }

    @Override
    String triggers() {
        return "=:>";
    }

    @Override
    boolean isWorthCalling(char trigger, char next) {
        return trigger == '=' ? next != '=' : trigger == '>' || (next != ':' && next != '/');
    }

    @Override
    int needs() {
        return NAME;
    }

    @Override
    long find(Text text, int at, int floor) {
        ValueForm form = named(text, at, floor, names);
        if (form == null || form.isNobodys()) {
            return Span.NONE;
        }
        text.say(form.category());
        if (text.at(at) == '>' && text.at(at - 1) != '=') {
            return XmlElement.content(text, at);
        }
        return Values.after(text, valueStart(text, at), text.at(at), form);
    }

    /** Behind a sign, or the arrow that begins with it. */
    private static int valueStart(Text text, int at) {
        return text.at(at + 1) == '>' ? at + 2 : at + 1;
    }

    /** A name without digits goes on saying nothing. Behind a tag something is found where an end tag follows. */
    @Override
    boolean mayFind(Text text, int at) {
        if (text.at(at) == '>') {
            return XmlElement.mayEndAfter(text, at);
        }
        ValueForm form = named(text, at, 0, hasDigitBefore(text, at) ? names.withDigitsAlike() : names);
        return form != null && !form.isNobodys() && !Values.areHidden(text, valueStart(text, at));
    }

    /** Looks at all that may belong to a name, and at what may stand between it and the sign. */
    private static boolean hasDigitBefore(Text text, int at) {
        int i = at - 1;
        while (i >= 0 && (CharClass.isName(text.at(i)) || AROUND_NAMES.has(text.at(i)))) {
            if (CharClass.isDigit(text.at(i--))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable ValueForm named(Text text, int at, int floor, NameTable names) {
        char sign = text.at(at);
        if (sign == '>') {
            int end = XmlElement.nameEnd(text, at, floor);
            return end < 0 ? null : names.form(text, end, floor, false);
        }
        boolean comparison = sign == '=' && (text.at(at + 1) == '=' || COMPARING.has(text.at(at - 1)));
        boolean path = sign == ':' && (text.at(at + 1) == ':' || text.at(at + 1) == '/' || text.at(at - 1) == ':');
        int end = comparison || path ? -1 : nameEnd(text, at, floor);
        boolean named = end > floor + 1 && (isAsked(text, at, end) || names.mayEnd(text, end));
        boolean quoted = text.at(end) == '"' || text.at(end) == '\\' || text.at(end) == '\'';
        return named ? names.form(text, end, floor, sign == ':' || quoted) : null;
    }

    /** Where a word ends right before the sign, {@link #needs} says already that a name may end there. */
    private static boolean isAsked(Text text, int at, int end) {
        return end == at && CharClass.isWord(text.at(at - 1));
    }

    /** Walks back over blanks, the quote and the backslashes before it. */
    private static int nameEnd(Text text, int at, int floor) {
        int end = at;
        while (end > floor && end > at - MAX_BLANKS && text.at(end - 1) == ' ') {
            end--;
        }
        char quote = CharClass.before(text, end, floor);
        if (quote == '"' || quote == '\'' || quote == ']') {
            end--;
            while (end > floor && end > at - 4 * MAX_BLANKS && text.at(end - 1) == '\\') {
                end--;
            }
        }
        return end;
    }
}
