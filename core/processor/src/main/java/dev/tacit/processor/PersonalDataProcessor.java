package dev.tacit.processor;

import dev.tacit.processor.check.Check;
import dev.tacit.processor.check.Finding;
import dev.tacit.processor.check.Findings;
import dev.tacit.processor.check.Settings;
import dev.tacit.processor.element.ElementReader;
import dev.tacit.processor.element.Suppression;
import dev.tacit.schema.RecordDeclaration;
import java.io.IOException;
import java.lang.annotation.AnnotationTypeMismatchException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a module declares as personal while it is compiled, and writes it to {@code META-INF/tacit/data-map.json}
 * in a stable order. It looks at every class, since a member that nobody classified carries no annotation.
 *
 * <p>Name it in the compiler's processor path: found on the class path alone, it does not run on JDK 23 and newer. The
 * schemas say so at run time when a personal record is in no data map. {@link Check} lists the checks; {@link Settings}
 * what a build can set.
 */
public final class PersonalDataProcessor extends AbstractProcessor {
    private final DataMap dataMap = new DataMap();
    private @Nullable Findings findings;
    private @Nullable StoredBefore stored;
    private List<MemberCheck> checks = List.of();

    /** For the compiler, which finds the processor as a service. */
    public PersonalDataProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Settings.NAMES.stream().map(name -> Settings.PREFIX + name).collect(Collectors.toSet());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        try {
            Settings settings = Settings.of(given(environment.getOptions()));
            HostCatalog catalog = HostCatalog.read(settings.hostCatalog(), environment.getFiler());
            stored = StoredBefore.in(settings.committedDataMap(), catalog.catalog());
            checks = MemberCheck.all(catalog, stored);
            findings = Findings.of(settings, Check.By.PROCESSOR);
        } catch (IllegalArgumentException e) {
            stop("Tacit's settings: " + e.getMessage());
        } catch (IOException e) {
            stop("Tacit's settings: the baseline or the committed data map cannot be read");
        }
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Findings taker = findings;
        StoredBefore before = stored;
        if (taker == null || before == null) {
            return false; // the settings are wrong, which is said already
        }
        List<DeclaredClass> classes = declaredIn(round);
        CoveredTypes covered = CoveredTypes.of(classes);
        for (DeclaredClass c : classes) {
            dataMap.add(c.declaration());
            checks.forEach(check -> check.look(c, covered, (finding, place) -> report(taker, finding, place)));
        }
        if (round.processingOver()) {
            finish(taker, before);
        }
        return false;
    }

    /** Returns the classes of this round, nested ones included. */
    private List<DeclaredClass> declaredIn(RoundEnvironment round) {
        List<DeclaredClass> classes = new ArrayList<>();
        List<TypeElement> open = new ArrayList<>(ElementFilter.typesIn(round.getRootElements()));
        while (!open.isEmpty()) {
            TypeElement type = open.remove(open.size() - 1);
            open.addAll(ElementFilter.typesIn(type.getEnclosedElements()));
            read(type).ifPresent(classes::add);
        }
        return classes;
    }

    private Optional<DeclaredClass> read(TypeElement type) {
        if (type.getKind().isInterface()) {
            return Optional.empty();
        }
        try {
            ElementReader reader = new ElementReader(type, processingEnv);
            return Optional.of(new DeclaredClass(type, reader.members(), reader.read(), reader.problems()));
        } catch (AnnotationTypeMismatchException e) {
            return Optional.empty(); // an annotation's value does not compile: the compiler says where
        }
    }

    /** Reads a class that is not among those being compiled, if it still exists. */
    private Optional<RecordDeclaration> readCompiled(String className) {
        return Optional.ofNullable(processingEnv.getElementUtils().getTypeElement(className.replace('$', '.')))
                .flatMap(this::read)
                .map(DeclaredClass::declaration);
    }

    private void report(Findings taker, Finding finding, Element place) {
        if (finding.check().canBeSilenced() && Suppression.covers(place, finding.check())) {
            return;
        }
        taker.take(finding)
                .ifPresent(
                        severity -> processingEnv.getMessager().printMessage(severity.kind(), finding.text(), place));
    }

    private void report(Findings taker, Finding finding) {
        taker.take(finding)
                .ifPresent(severity -> processingEnv.getMessager().printMessage(severity.kind(), finding.text()));
    }

    private void finish(Findings taker, StoredBefore before) {
        try {
            before.goneFrom(dataMap.records(), this::readCompiled).forEach(finding -> report(taker, finding));
            dataMap.namesGivenTwice()
                    .forEach(problem ->
                            report(taker, new Finding(Check.TACIT000, problem.className(), problem.toString())));
            taker.writeBaseline()
                    .ifPresent(count -> processingEnv
                            .getMessager()
                            .printMessage(
                                    Diagnostic.Kind.NOTE, "Tacit: the baseline now accepts " + count + " findings"));
            dataMap.write(processingEnv.getFiler());
        } catch (IOException e) {
            stop("Tacit: the data map or the baseline could not be written");
        }
    }

    private void stop(String sentence) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, sentence);
    }

    private static Map<String, String> given(Map<String, @Nullable String> options) {
        Map<String, String> given = new HashMap<>();
        options.forEach((name, value) -> {
            if (name.startsWith(Settings.PREFIX)) {
                given.put(name.substring(Settings.PREFIX.length()), value == null ? "" : value);
            }
        });
        return given;
    }
}
