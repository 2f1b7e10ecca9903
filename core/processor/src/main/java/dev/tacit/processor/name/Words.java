package dev.tacit.processor.name;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Splits a name into its words, in lower case and without accents: {@code customerPhoneNumber}, {@code CUSTOMER_PHONE_NUMBER}
 * and {@code customerphonenumber} are all customer, phone, number.
 */
final class Words {
    /** Names in programs are short; a longer one is cut, so that work stays bounded. */
    private static final int MAX_CHARS = 200;

    private static final int SHORTEST_JOINED = 5;
    private static final int SHORTEST_COMPOUND_END = 6;

    private final Set<String> vocabulary;

    /** @param vocabulary the words into which a joined name may fall apart */
    Words(Set<String> vocabulary) {
        this.vocabulary = vocabulary;
    }

    List<String> of(String name) {
        List<String> words = new ArrayList<>();
        String cut = name.length() > MAX_CHARS ? name.substring(0, MAX_CHARS) : name;
        humps(cut).forEach(hump -> words.addAll(apart(plain(hump))));
        return words;
    }

    /** Cuts at underscores, other marks and digits, and where lower case turns to upper. */
    private static List<String> humps(String name) {
        List<String> humps = new ArrayList<>();
        StringBuilder hump = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (startsHump(name, i) && !hump.isEmpty()) {
                humps.add(hump.toString());
                hump.setLength(0);
            }
            if (Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
                hump.append(c);
            }
        }
        if (!hump.isEmpty()) {
            humps.add(hump.toString());
        }
        return humps;
    }

    /** {@code IPAddress} is IP and Address, {@code hostIP} host and IP, {@code taxIDNumber} tax, ID and Number. */
    private static boolean startsHump(String name, int i) {
        char c = name.charAt(i);
        if (!Character.isLetter(c) || i == 0) {
            return !Character.isLetter(c);
        }
        char before = name.charAt(i - 1);
        boolean afterLower = Character.isUpperCase(c) && !Character.isUpperCase(before);
        boolean beforeLower = Character.isUpperCase(c)
                && Character.isUpperCase(before)
                && i + 1 < name.length()
                && Character.isLowerCase(name.charAt(i + 1));
        return afterLower || beforeLower || !Character.isLetter(before);
    }

    /** Without accents; letters that have no plain form of their own are written as people write them. */
    private static String plain(String hump) {
        String lower = hump.toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("ł", "l")
                .replace("ø", "o")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("đ", "d");
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(lower, Normalizer.Form.NFD)
                .chars()
                .filter(Character::isLetter)
                .forEach(c -> plain.append((char) c));
        return plain.toString();
    }

    /** Takes a joined name apart into the fewest known words; one that does not fall apart whole stays as it is. */
    private List<String> apart(String word) {
        if (word.isEmpty()) {
            return List.of();
        }
        if (word.length() < SHORTEST_JOINED || vocabulary.contains(word)) {
            return List.of(word);
        }
        @Nullable
        String[] last = new String[word.length() + 1]; // the last word of the best way to read the first i letters
        int[] fewest = new int[word.length() + 1];
        for (int end = 1; end <= word.length(); end++) {
            fewest[end] = Integer.MAX_VALUE;
            for (int start = 0; start < end; start++) {
                if (fewest[start] < fewest[end] - 1 && isPart(word, start, end)) {
                    fewest[end] = fewest[start] + 1;
                    last[end] = word.substring(start, end);
                }
            }
        }
        return fewest[word.length()] == Integer.MAX_VALUE ? compound(word) : backwards(last);
    }

    /** {@code phones} is phone; of an unknown compound the known end counts, as in {@code Besuchsadresse}. */
    private List<String> compound(String word) {
        if (word.endsWith("s") && vocabulary.contains(word.substring(0, word.length() - 1))) {
            return List.of(word.substring(0, word.length() - 1));
        }
        for (int start = 3; start <= word.length() - SHORTEST_COMPOUND_END; start++) {
            if (vocabulary.contains(word.substring(start))) {
                return List.of(word.substring(0, start), word.substring(start));
            }
        }
        return List.of(word);
    }

    /** Two letters are a word only at the end or the beginning: {@code lastip}, but not every "at" and "no" inside. */
    private boolean isPart(String word, int start, int end) {
        boolean longEnough = end - start > 2 || (end - start == 2 && (start == 0 || end == word.length()));
        return longEnough && vocabulary.contains(word.substring(start, end));
    }

    private static List<String> backwards(@Nullable String[] last) {
        List<String> words = new ArrayList<>();
        int end = last.length - 1;
        while (end > 0) {
            String word = last[end];
            if (word == null) {
                return List.of();
            }
            words.add(word);
            end -= word.length();
        }
        Collections.reverse(words);
        return words;
    }
}
