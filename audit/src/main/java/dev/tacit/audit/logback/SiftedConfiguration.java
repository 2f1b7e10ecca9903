package dev.tacit.audit.logback;

import ch.qos.logback.core.Appender;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.model.ComponentModel;
import ch.qos.logback.core.model.INamedModel;
import ch.qos.logback.core.model.Model;
import ch.qos.logback.core.model.SiftModel;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the XML within a {@code <sift>} says of encoders of logstash-logback-encoder. Goes by the words that stand there: variables
 * are not put in, and a class of the host's that extends an encoder is not known.
 */
final class SiftedConfiguration {
    private static final List<String> CLASSES =
            List.of("Logstash", "logstash", "CompositeJson"); // imported ones are short
    private static final String WITHOUT_CONTEXT = "includeContext";

    private final List<Model> sifted;
    private final List<Model> encoders;

    private SiftedConfiguration(List<Model> sifted) {
        this.sifted = sifted;
        this.encoders = sifted.stream()
                .flatMap(SiftedConfiguration::below)
                .filter(SiftedConfiguration::isLogstash)
                .toList();
    }

    /** Looks into the last configuration that Logback kept, under the appender's name. */
    static SiftedConfiguration of(Appender<?> sifting) {
        Context context = sifting.getContext();
        Object kept = context == null ? null : context.getObject(CoreConstants.SAFE_JORAN_CONFIGURATION);
        return new SiftedConfiguration(
                kept instanceof Model configuration
                        ? below(configuration)
                                .filter(model -> model instanceof INamedModel named
                                        && Objects.equals(named.getName(), sifting.getName()))
                                .flatMap(SiftedConfiguration::below)
                                .filter(SiftModel.class::isInstance)
                                .toList()
                        : List.of());
    }

    /** Says whether there is an encoder that is not told to leave the context out, or nothing to go by. */
    boolean mayReadContext() {
        return sifted.isEmpty()
                || encoders.stream()
                        .anyMatch(encoder -> below(encoder).noneMatch(SiftedConfiguration::leavesContextOut));
    }

    /** Returns the text of each element in such an encoder. */
    List<String> textsOfLogstash() {
        return encoders.stream()
                .flatMap(SiftedConfiguration::below)
                .map(Model::getBodyText)
                .filter(text -> text != null)
                .toList();
    }

    private static boolean isLogstash(Model model) {
        return model instanceof ComponentModel component
                && component.getClassName() != null
                && CLASSES.stream().anyMatch(component.getClassName()::contains);
    }

    private static boolean leavesContextOut(Model element) {
        return WITHOUT_CONTEXT.equals(element.getTag())
                && element.getBodyText() != null
                && element.getBodyText().strip().equals("false");
    }

    private static Stream<Model> below(Model model) {
        return model.getSubModels().stream().flatMap(sub -> Stream.concat(Stream.of(sub), below(sub)));
    }
}
