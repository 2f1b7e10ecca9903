package dev.tacit.audit.logback;

import dev.tacit.audit.scrub.Scrubber;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A message's template, what it hides itself, and which of its first 64 arguments stand apart in it. Thread-safe. */
final class Template {
    static final String PLACEHOLDER = "{}";

    /** What may stand beside an argument without belonging to it, besides the template's ends. */
    private static final String SEPARATORS = " \t\"'()[],;=|<>";

    /** What a template hides itself. */
    enum Hides {
        NOTHING,
        /** Something that may be replaced before the arguments are filled in. */
        SOMETHING,
        /** Something of which a placeholder is a part. */
        WITH_AN_ARGUMENT
    }

    /** Room for the arguments, as much as SLF4J makes: no event costs more bytes than there. */
    private static final int ROOM_CHARS = 50;

    /** After so many more events in vain than others it is not worth while to ask whether one came before with other digits. */
    private static final int MAX_TRIALS = 1024;

    /** After so many events in which something was found, one more is expected. */
    private static final int FINDINGS = 4;

    /** After so many other places findings are expected anywhere. */
    private static final int MAX_MOVES = 16;

    /** No other template has it. */
    final long number;

    final String text;
    final Hides hides;
    private final boolean hasEscapes;

    /** Where its placeholders stand. */
    private final int[] places;

    /** What stands before, between and behind them. */
    private final String[] parts;

    /** A bit for each of the first 64 arguments that {@link #standsApart}. */
    final long apart;

    /** Whether digits of an argument may be less than a run of digits in the text, so that what is known of them says too little. */
    final boolean digitsMayGoOn;

    private int trials;
    private int findings;
    private @Nullable FoundPlaces whereFound;
    private int moves;

    Template(long number, String text, Hides hides) {
        this.number = number;
        this.text = text;
        this.hides = hides;
        this.hasEscapes = text.indexOf('\\') >= 0;
        this.places = places(text);
        this.parts = parts(text, places);
        this.apart = hasEscapes ? 0 : apart();
        this.digitsMayGoOn = hasEscapes || Arrays.stream(places).anyMatch(this::mayDigitsGoOn);
    }

    static Template of(long number, String text, Scrubber scrubber) {
        if (scrubber.isClean(text)) {
            return new Template(number, text, Hides.NOTHING);
        }
        boolean keepsPlaceholders = places(scrubber.text(text)).length == places(text).length;
        return new Template(number, text, keepsPlaceholders ? Hides.SOMETHING : Hides.WITH_AN_ARGUMENT);
    }

    /** Notes whether something was found in an event. */
    void looked(boolean found) {
        int before = findings;
        int now = found ? Math.min(before + 1, FINDINGS) : 0;
        if (now != before) {
            findings = now;
        }
    }

    /** Says whether something was found in each of the latest events: most likely in the next one too. */
    boolean isPersonal() {
        return findings == FINDINGS;
    }

    /** Returns where everything was found the last time that was noted; null if that says nothing of the next event. */
    @Nullable
    FoundPlaces foundPlaces() {
        return isPersonal() ? whereFound : null;
    }

    /** Returns what was noted last, if it is that these were found; null if it was others. */
    @Nullable
    FoundPlaces foundPlaces(@Nullable String[] categories) {
        FoundPlaces before = whereFound;
        return before != null && before.are(categories) ? before : null;
    }

    /** Says whether it moves so seldom that it is worth noting. */
    boolean isSteady() {
        return moves < MAX_MOVES;
    }

    /** Notes where everything was found. */
    void note(FoundPlaces latest) {
        moves++;
        whereFound = latest;
    }

    /** Notes that an event came of which nothing was known. */
    void tried() {
        trials++;
    }

    /** Notes that one came that was known; a lost write costs nothing. */
    void knew() {
        if (trials > 1) {
            trials--;
        }
    }

    /** Says whether it is worth asking for shapes: not of a template's first event, of which there may be many. */
    boolean hasShapes() {
        return trials > 0 && trials < MAX_TRIALS && !digitsMayGoOn;
    }

    private static int[] places(String text) {
        IntStream.Builder places = IntStream.builder();
        for (int at = text.indexOf(PLACEHOLDER); at >= 0; at = text.indexOf(PLACEHOLDER, at + PLACEHOLDER.length())) {
            places.add(at);
        }
        return places.build().toArray();
    }

    private static String[] parts(String text, int[] places) {
        String[] parts = new String[places.length + 1];
        int done = 0;
        for (int i = 0; i < places.length; i++) {
            parts[i] = text.substring(done, places[i]);
            done = places[i] + PLACEHOLDER.length();
        }
        parts[places.length] = text.substring(done);
        return parts;
    }

    /** Returns how many placeholders it has. */
    int placeholders() {
        return places.length;
    }

    /** Returns what stands before a placeholder and behind the one before it, the first being 0. */
    String part(int placeholder) {
        return parts[placeholder];
    }

    /** Returns what stands behind the last placeholder. */
    String lastPart() {
        return parts[places.length];
    }

    /** Says whether a placeholder may be escaped by a backslash, so that where the arguments stand is SLF4J's to tell. */
    boolean hasEscapes() {
        return hasEscapes;
    }

    /** Returns the text that the template makes with these texts and scalars, as SLF4J does of one without escapes. */
    String fill(@Nullable Object[] arguments) {
        StringBuilder filled = new StringBuilder(text.length() + ROOM_CHARS);
        for (int i = 0; i < places.length; i++) {
            append(filled.append(parts[i]), i < arguments.length ? arguments[i] : PLACEHOLDER);
        }
        return filled.append(lastPart()).toString();
    }

    /** Appends an argument, the frequent kinds without a text in between. */
    private static void append(StringBuilder filled, @Nullable Object argument) {
        if (argument instanceof String string) {
            filled.append(string);
        } else if (argument instanceof Integer number) {
            filled.append(number.intValue());
        } else if (argument instanceof Long number) {
            filled.append(number.longValue());
        } else {
            filled.append(argument);
        }
    }

    /**
     * Says whether nothing of the template touches this argument, so that whatever it hides is seen in the whole text: in
     * {@code "to {}"}, not in {@code "user_{}"}.
     */
    boolean standsApart(int argument) {
        return argument < Long.SIZE && (apart >>> argument & 1) != 0;
    }

    private long apart() {
        long apart = 0;
        for (int argument = 0; argument < Math.min(places.length, Long.SIZE); argument++) {
            int at = places[argument];
            if (separates(at - 1) && separates(at + PLACEHOLDER.length())) {
                apart |= 1L << argument;
            }
        }
        return apart;
    }

    /** Behind a placeholder stands a digit, or what another may begin with one. */
    private boolean mayDigitsGoOn(int place) {
        int next = place + PLACEHOLDER.length();
        return next < text.length() && (Character.isDigit(text.charAt(next)) || text.startsWith(PLACEHOLDER, next));
    }

    private boolean separates(int index) {
        return index < 0 || index >= text.length() || SEPARATORS.indexOf(text.charAt(index)) >= 0;
    }
}
