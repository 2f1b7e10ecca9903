package dev.tacit.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * One kind of identifier: its rule, the forms that are telling enough to stand alone, and those that count only where a
 * word announces them. Immutable and thread-safe.
 */
record IdKind(String name, IdCheck check, List<String> alone, Context announced, List<String> inContext) {
    IdKind {
        alone = List.copyOf(alone);
        inContext = List.copyOf(inContext);
    }

    /** Returns a kind whose forms, if any are given, stand alone. */
    static IdKind of(String name, IdCheck check, String... alone) {
        return new IdKind(name, check, List.of(alone), Context.of(), List.of());
    }

    /** Returns this kind, of which these forms too count where one of these words announces them. */
    IdKind announcedBy(Context words, String... forms) {
        return new IdKind(name, check, alone, words, List.of(forms));
    }

    List<IdForm> forms() {
        List<IdForm> forms = new ArrayList<>();
        alone.forEach(written -> forms.add(IdForm.of(this, true, written)));
        inContext.forEach(written -> forms.add(IdForm.of(this, false, written)));
        return forms;
    }
}
