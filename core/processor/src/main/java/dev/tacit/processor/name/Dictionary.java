package dev.tacit.processor.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The words of {@code dictionary.txt}, which says how its lines are read.
 *
 * <p>Immutable once loaded, and thread-safe.
 */
final class Dictionary {
    static final Dictionary STANDARD = load();

    /** How sure a phrase makes. */
    enum Strength {
        /** By itself. */
        STRONG,
        /** Beside a person, with nothing else in the name. */
        WEAK,
        /** With nothing else in the name, unless the class is about a place or an organization. */
        ALONE,
        /** Unless the class is about a place or an organization. */
        ADDRESS
    }

    /** A run of words that makes a name suspicious. */
    record Phrase(String category, List<String> words, Strength strength) {}

    private final List<Phrase> phrases = new ArrayList<>();
    private final Map<String, Set<String>> killers = new HashMap<>();
    private final Map<String, Set<String>> belonging = new HashMap<>();
    private final Map<String, Set<String>> lists = new HashMap<>();
    private final Set<String> vocabulary = new HashSet<>();

    private Dictionary() {}

    /** Returns the phrases, longer ones first. */
    List<Phrase> phrases() {
        return phrases;
    }

    /** Says whether the word, standing beside it, kills the category. */
    boolean kills(String word, String category) {
        return killers.getOrDefault(category, Set.of()).contains(word);
    }

    /** Says whether the word, though it is {@linkplain #isAbout about} other values, is part of one of this category. */
    boolean belongs(String word, String category) {
        return belonging.getOrDefault(category, Set.of()).contains(word);
    }

    /** Says whether the word names somebody whom data can be about. */
    boolean isPerson(String word) {
        return is("person", word);
    }

    /** Says whether a class of this name speaks of whoever holds the thing: an address, a card. */
    boolean isHolder(String word) {
        return is("holder", word);
    }

    /** Says whether a class of this name is about a place or an organization. */
    boolean isPlace(String word) {
        return is("place", word);
    }

    /** Says whether the word stands beside another without changing what that is. */
    boolean isFilling(String word) {
        return is("filling", word);
    }

    /** Says whether, after the phrase, the word makes the name one about the value, not of the value. */
    boolean isAbout(String word) {
        return is("about", word);
    }

    /** Says whether, before the phrase, the word does the same. */
    boolean isAboutFirst(String word) {
        return is("about-first", word);
    }

    /** Returns every word, by which joined names are taken apart. */
    Set<String> vocabulary() {
        return vocabulary;
    }

    private boolean is(String list, String word) {
        return lists.getOrDefault(list, Set.of()).contains(word);
    }

    private static Dictionary load() {
        Dictionary dictionary = new Dictionary();
        try (InputStream in = Objects.requireNonNull(
                        Dictionary.class.getResourceAsStream("dictionary.txt"), "the dictionary is missing");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(dictionary::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        dictionary.phrases.sort(
                Comparator.comparingInt((Phrase phrase) -> -phrase.words().size()));
        return dictionary;
    }

    private void read(String line) {
        int colon = line.indexOf(':');
        String key = line.substring(0, colon);
        for (String item : line.substring(colon + 1).split(",", -1)) {
            List<String> words = Arrays.asList(item.strip().split(" ", -1));
            vocabulary.addAll(words);
            take(key, words);
        }
    }

    private void take(String key, List<String> words) {
        String name = key.substring(0, key.length() - 1);
        if (key.startsWith("@")) {
            lists.computeIfAbsent(key.substring(1), any -> new HashSet<>()).addAll(words);
        } else if (key.endsWith("-")) {
            killers.computeIfAbsent(name, any -> new HashSet<>()).addAll(words);
        } else if (key.endsWith("!")) {
            belonging.computeIfAbsent(name, any -> new HashSet<>()).addAll(words);
        } else {
            Strength strength = strengthOf(key);
            phrases.add(new Phrase(strength == Strength.STRONG ? key : name, words, strength));
        }
    }

    private static Strength strengthOf(String key) {
        return switch (key.charAt(key.length() - 1)) {
            case '?' -> Strength.WEAK;
            case '=' -> Strength.ALONE;
            case '+' -> Strength.ADDRESS;
            default -> Strength.STRONG;
        };
    }
}
