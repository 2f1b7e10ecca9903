package dev.tacit.retention.policy;

import com.google.errorprone.annotations.CompileTimeConstant;
import dev.tacit.json.JsonException;
import dev.tacit.json.JsonProblem;
import dev.tacit.json.JsonReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects what is wrong in a document, so that reading goes on and finds the rest too. Not thread-safe. */
final class Mistakes {
    private final List<JsonProblem> problems = new ArrayList<>();

    void addAll(Collection<JsonProblem> more) {
        problems.addAll(more);
    }

    void add(JsonException mistake) {
        problems.add(new JsonProblem(mistake.pointer(), mistake.rule()));
    }

    /** Notes that a value breaks a rule. */
    void noteIf(boolean broken, JsonReader at, @CompileTimeConstant String rule) {
        if (broken) {
            add(at.mistake(rule));
        }
    }

    /** Returns what is read; empty if that is a mistake, which is noted. */
    <T> Optional<T> read(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (JsonException mistake) {
            add(mistake);
            return Optional.empty();
        }
    }

    /** Returns how many there are: whoever reads a part compares before and after, and builds it only if it is sound. */
    int count() {
        return problems.size();
    }

    /** @throws PolicyException with every mistake, if there is any */
    void refuse() {
        if (!problems.isEmpty()) {
            throw new PolicyException(problems);
        }
    }
}
