package dev.tacit.detect;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Values whose name says that they are personal: {@code key=value}, {@code "key":"value"}, {@code Key: value}, attributes and
 * elements of XML, also in JSON within JSON behind any number of backslashes. The only way to catch names and addresses.
 */
final class NamedValueDetector implements Detector {
    private static final int MAX_BLANKS = 3;

    /** What makes an equals sign behind it a comparison. */
    private static final Signs COMPARING = Signs.of("=!<>");

    private final NameTable names;

    NamedValueDetector(NameTable names) {
        this.names = names;
    }

    @Override
    public String category() {
        return PersonalNames.NOBODYS;
    }

    @Override
    public String category(Text text, int at, int floor) {
        return Objects.requireNonNull(named(text, at, floor), "category");
    }

    @Override
    public String triggers() {
        return "=:>";
    }

    @Override
    public boolean isWorthCalling(char trigger, char next) {
        return trigger == '=' ? next != '=' : trigger == '>' || (next != ':' && next != '/');
    }

    @Override
    public int needs() {
        return NAME;
    }

    @Override
    public long find(Text text, int at, int floor) {
        String category = named(text, at, floor);
        if (category == null || category.equals(PersonalNames.NOBODYS)) {
            return Span.NONE;
        }
        if (text.at(at) == '>' && text.at(at - 1) != '=') {
            return XmlElement.content(text, at);
        }
        int start = text.at(at + 1) == '>' ? at + 2 : at + 1;
        return Values.after(text, start, text.at(at), category);
    }

    private @Nullable String named(Text text, int at, int floor) {
        char sign = text.at(at);
        if (sign == '>') {
            int end = XmlElement.nameEnd(text, at, floor);
            return end < 0 ? null : names.category(text, end, floor, false);
        }
        boolean comparison = sign == '=' && (text.at(at + 1) == '=' || COMPARING.has(text.at(at - 1)));
        boolean path = sign == ':' && (text.at(at + 1) == ':' || text.at(at + 1) == '/' || text.at(at - 1) == ':');
        return comparison || path ? null : named(text, nameEnd(text, at, floor), floor, sign == ':');
    }

    private @Nullable String named(Text text, int end, int floor, boolean blanksJoin) {
        if (end <= floor + 1 || !names.mayEnd(text, end)) {
            return null;
        }
        boolean quoted = text.at(end) == '"' || text.at(end) == '\\' || text.at(end) == '\'';
        return names.category(text, end, floor, blanksJoin || quoted);
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
