package dev.tacit.processor.element;

import dev.tacit.processor.check.Check;
import java.util.Arrays;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Says whether {@code @SuppressWarnings("TACIT001")}, or {@code "tacit"} for all checks, stands over an element. */
public final class Suppression {
    private static final String ALL = "tacit";

    /** Looks at the element itself and at all that it stands in. */
    public static boolean covers(Element element, Check check) {
        for (@Nullable Element around = element; around != null; around = around.getEnclosingElement()) {
            SuppressWarnings suppressed = around.getAnnotation(SuppressWarnings.class);
            if (suppressed != null
                    && Arrays.stream(suppressed.value())
                            .anyMatch(word -> word.equals(ALL) || word.equals(check.name()))) {
                return true;
            }
        }
        return false;
    }

    private Suppression() {}
}
