package dev.tacit.detect;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Identifiers of many kinds, told apart by how they are written. */
final class IdRule implements NumberRule {
    private final String category;
    private final long[] shapes;

    /** For each shape, the forms that have it, those that stand alone first. */
    private final IdForm[][] forms;

    private final int shortest;
    private final int longest;

    IdRule(String category, List<IdKind> kinds) {
        this.category = category;
        List<IdForm> all = kinds.stream()
                .flatMap(kind -> kind.forms().stream())
                .sorted((a, b) -> Boolean.compare(b.standsAlone(), a.standsAlone()))
                .toList();
        shapes = all.stream().mapToLong(IdForm::shape).sorted().distinct().toArray();
        forms = Arrays.stream(shapes)
                .mapToObj(shape ->
                        all.stream().filter(form -> form.shape() == shape).toArray(IdForm[]::new))
                .toArray(IdForm[][]::new);
        shortest = all.stream().mapToInt(IdForm::length).min().orElse(1);
        longest = all.stream().mapToInt(IdForm::length).max().orElse(0);
    }

    @Override
    public String category() {
        return category;
    }

    @Override
    public int shortest() {
        return shortest;
    }

    @Override
    public int longest() {
        return longest;
    }

    @Override
    public boolean mayFindDigits(int length, char first) {
        return stream().anyMatch(form -> form.standsAlone() && form.isOfDigits(length));
    }

    @Override
    public List<Context> words() {
        return stream().map(form -> form.kind().announced()).distinct().toList();
    }

    private Stream<IdForm> stream() {
        return Arrays.stream(forms).flatMap(Arrays::stream);
    }

    @Override
    public long find(NumberRun number) {
        int shape = Arrays.binarySearch(shapes, number.shape());
        if (shape < 0) {
            return Span.NONE;
        }
        long letters = number.letters();
        for (IdForm form : forms[shape]) {
            if (form.matches(number, letters)) {
                return Span.of(number.start(), end(number));
            }
        }
        return Span.NONE;
    }

    /** A last group in parentheses takes the closing one with it. */
    private static int end(NumberRun number) {
        boolean closing = number.groups() > 1
                && number.separator(number.groups() - 2) == '('
                && number.text().at(number.end()) == ')';
        return closing ? number.end() + 1 : number.end();
    }
}
