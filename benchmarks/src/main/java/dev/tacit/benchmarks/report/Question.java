package dev.tacit.benchmarks.report;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tacit.benchmarks.report.Contender.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One question that a reader may have, who takes part in the answer, and which bars it is held against. Each contender of
 * ours is compared with each other contender, in each case. Built by {@link Questions} alone; not thread-safe.
 */
final class Question {
    private static final String THREADS = "threads";

    private final String name;
    private final String title;
    private final Measure measure;
    private final List<Contender> contenders = new ArrayList<>();
    private final Map<String, Bar> bars = new LinkedHashMap<>();
    private final List<Row> ownRows = new ArrayList<>();
    private WarmUp warmUp = WarmUp.SHORT;
    private Collector collector = Collector.SERIAL;
    private String parameter = "";
    private String peersCase = "";
    private List<String> cases = List.of("");
    private Map<String, String> constants = Map.of();

    private Question(String name, String title, Measure measure) {
        this.name = name;
        this.title = title;
        this.measure = measure;
    }

    static Question of(String name, String title, Measure measure) {
        return new Question(name, title, measure);
    }

    @CanIgnoreReturnValue
    Question ours(String label, String benchmark) {
        contenders.add(new Contender(label, Role.OURS, benchmark));
        return this;
    }

    @CanIgnoreReturnValue
    Question limit(String label, String benchmark) {
        contenders.add(new Contender(label, Role.LIMIT, benchmark));
        return this;
    }

    /** Adds a limit that is asked at some scales only. */
    @CanIgnoreReturnValue
    Question limitIf(boolean asked, String label, String benchmark) {
        return asked ? limit(label, benchmark) : this;
    }

    @CanIgnoreReturnValue
    Question peer(String label, String benchmark) {
        contenders.add(new Contender(label, Role.PEER, benchmark));
        return this;
    }

    /** Says how long who takes part runs before the measurement; to be called before the first doubling. */
    @CanIgnoreReturnValue
    Question warmUp(WarmUp kind) {
        warmUp = kind;
        return this;
    }

    /** Says with which garbage collector all run; to be called before the first doubling, and before what takes turns. */
    @CanIgnoreReturnValue
    Question collector(Collector which) {
        collector = which;
        return this;
    }

    /** Adds a peer that is asked at some scales only. */
    @CanIgnoreReturnValue
    Question peerIf(boolean asked, String label, String benchmark) {
        return asked ? peer(label, benchmark) : this;
    }

    /** Asks once for each value of this parameter. */
    @CanIgnoreReturnValue
    Question across(String parameterName, List<String> values) {
        parameter = parameterName;
        cases = List.copyOf(values);
        return this;
    }

    /** Asks the peers, and the limits but the first, for this value of the parameter alone. */
    @CanIgnoreReturnValue
    Question peersOnlyAt(String value) {
        peersCase = value;
        return this;
    }

    @CanIgnoreReturnValue
    Question with(String parameterName, String value) {
        constants = Map.of(parameterName, value);
        return this;
    }

    /** Asks once for each number of threads. */
    @CanIgnoreReturnValue
    Question acrossThreads(List<String> numbers) {
        return across(THREADS, numbers);
    }

    /** Holds ours against the first limit in this case; the empty case where there is no parameter. */
    @CanIgnoreReturnValue
    Question bar(String whichCase, Bar bar) {
        bars.put(whichCase, bar);
        return this;
    }

    @CanIgnoreReturnValue
    Question bar(Bar bar) {
        return bar("", bar);
    }

    /** Compares ours for twice the input with ours for the input; one kind of input at a time. */
    @CanIgnoreReturnValue
    Question doubling(String benchmark, Map<String, String> kind, String sizeName, int size, Bar bar) {
        return growing(benchmark, kind, sizeName, size, 2, bar);
    }

    /** Compares ours for so many times the input with ours for the input. */
    @CanIgnoreReturnValue
    Question growing(String benchmark, Map<String, String> kind, String sizeName, int size, int times, Bar bar) {
        int larger = times * size;
        ownRows.add(new Row(
                name + "/" + String.join(",", kind.values()) + ", " + sizeName + " " + size + " to " + larger,
                measure,
                "Tacit for " + larger,
                new Trial(benchmark, with(kind, sizeName, larger), 1, warmUp, collector),
                measure,
                "Tacit for " + size,
                new Trial(benchmark, with(kind, sizeName, size), 1, warmUp, collector),
                Optional.of(bar)));
        return this;
    }

    /** Compares two things that take turns in one trial; each has a measure of its own there. */
    @CanIgnoreReturnValue
    Question turns(String benchmark, Map<String, String> kind, String ours, String other, Measure ofOther, Bar bar) {
        Map<String, String> parameters = new LinkedHashMap<>(constants);
        parameters.putAll(kind);
        Trial both = new Trial(benchmark, parameters, 1, warmUp, collector);
        ownRows.add(new Row(
                name + ": " + ours + " beside " + other, measure, ours, both, ofOther, other, both, Optional.of(bar)));
        return this;
    }

    private static Map<String, String> with(Map<String, String> kind, String sizeName, int size) {
        Map<String, String> parameters = new LinkedHashMap<>(kind);
        parameters.put(sizeName, Integer.toString(size));
        return parameters;
    }

    String name() {
        return name;
    }

    String title() {
        return title;
    }

    Measure measure() {
        return measure;
    }

    List<Contender> contenders() {
        return contenders;
    }

    /** Returns all but the further limits, which differ so little from the first that their lines would hide it. */
    List<Contender> mainContenders() {
        return contenders.stream()
                .filter(one -> one.role() != Role.LIMIT || one.equals(limit().orElse(null)))
                .toList();
    }

    /** Returns what the cases are values of; empty if there is one case alone. */
    String parameter() {
        return parameter;
    }

    /** Returns the case in which everybody takes part. */
    String mainCase() {
        return peersCase.isEmpty() ? cases.get(0) : peersCase;
    }

    List<String> cases() {
        return cases;
    }

    /** Returns the trial of this contender in this case; empty if it takes no part there. */
    Optional<Trial> trial(Contender contender, String whichCase) {
        boolean everywhere = contender.role() == Role.OURS || contender.equals(limit().orElse(null));
        boolean left = !everywhere && !peersCase.isEmpty() && !peersCase.equals(whichCase);
        return left ? Optional.empty() : Optional.of(trialAt(contender, whichCase));
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String whichCase : cases) {
            for (Contender ours : only(Role.OURS)) {
                contenders.stream()
                        .filter(other -> other.role() != Role.OURS)
                        .forEach(other -> row(ours, other, whichCase).ifPresent(rows::add));
            }
        }
        rows.addAll(ownRows);
        return rows;
    }

    /** Returns all that must be run to answer, each once, ours and its limits next to each other. */
    Set<Trial> trials() {
        Set<Trial> trials = new LinkedHashSet<>();
        for (String whichCase : cases) {
            contenders.forEach(contender -> trial(contender, whichCase).ifPresent(trials::add));
        }
        for (Row row : ownRows) {
            trials.add(row.reference());
            trials.add(row.ours());
        }
        return trials;
    }

    private Optional<Row> row(Contender ours, Contender other, String whichCase) {
        Optional<Bar> bar =
                other.equals(limit().orElse(null)) ? Optional.ofNullable(bars.get(whichCase)) : Optional.empty();
        String where = whichCase.isEmpty() ? "" : "/" + whichCase;
        return trial(other, whichCase)
                .map(reference -> new Row(
                        name + where + ": " + ours.label() + " beside " + other.label(),
                        measure,
                        ours.label(),
                        trialAt(ours, whichCase),
                        measure,
                        other.label(),
                        reference,
                        bar));
    }

    private Optional<Contender> limit() {
        return only(Role.LIMIT).stream().findFirst();
    }

    private List<Contender> only(Role role) {
        return contenders.stream().filter(one -> one.role() == role).toList();
    }

    private Trial trialAt(Contender contender, String whichCase) {
        String benchmark = contender.benchmark();
        WarmUp kind = contender.role() == Role.OURS ? warmUp : warmUp.ofOthers();
        if (parameter.equals(THREADS)) {
            return new Trial(benchmark, constants, Integer.parseInt(whichCase), kind, collector);
        }
        Map<String, String> parameters = new LinkedHashMap<>(constants);
        if (!parameter.isEmpty()) {
            parameters.put(parameter, whichCase);
        }
        return new Trial(benchmark, parameters, 1, kind, collector);
    }
}
