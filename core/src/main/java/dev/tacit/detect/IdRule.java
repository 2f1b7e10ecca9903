package dev.tacit.detect;

import java.util.Arrays;
import java.util.List;

/** Identifiers of many kinds, told apart by how they are written: those that stand alone, or those that a word announces. */
final class IdRule implements NumberRule {
    private final String category;
    private final long[] shapes;

    /** For each shape, the forms that have it. */
    private final IdForm[][] forms;

    private final boolean announced;

    private final int shortest;
    private final int longest;

    private IdRule(String category, List<IdKind> kinds, boolean announced) {
        this.category = category;
        this.announced = announced;
        List<IdForm> all = kinds.stream()
                .flatMap(kind -> kind.forms().stream())
                .filter(form -> form.standsAlone() != announced)
                .toList();
        shapes = all.stream().mapToLong(IdForm::shape).sorted().distinct().toArray();
        forms = Arrays.stream(shapes)
                .mapToObj(shape ->
                        all.stream().filter(form -> form.shape() == shape).toArray(IdForm[]::new))
                .toArray(IdForm[][]::new);
        shortest = all.stream().mapToInt(IdForm::length).min().orElse(1);
        longest = all.stream().mapToInt(IdForm::length).max().orElse(0);
    }

    /** Returns the rule of the forms of these kinds that are telling by themselves. */
    static IdRule alone(String category, List<IdKind> kinds) {
        return new IdRule(category, kinds, false);
    }

    /** Returns the rule of those that count only where a word announces them. */
    static IdRule announced(String category, List<IdKind> kinds) {
        return new IdRule(category, kinds, true);
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
    public Chance chance(NumberRun number) {
        int shape = Arrays.binarySearch(shapes, number.shape());
        long letters = number.letters();
        char first = number.at(0);
        boolean written =
                shape >= 0 && Arrays.stream(forms[shape]).anyMatch(form -> form.isWrittenWith(letters, first));
        return !written ? Chance.NONE : announced ? Chance.ANNOUNCED : Chance.ALONE;
    }

    @Override
    public List<Context> words() {
        return Arrays.stream(forms)
                .flatMap(Arrays::stream)
                .map(form -> form.kind().announced())
                .distinct()
                .toList();
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
