package dev.tacit.processor;

import dev.tacit.annotation.PersonalRecord;
import dev.tacit.category.Catalog;
import dev.tacit.json.Json;
import dev.tacit.json.JsonObject;
import dev.tacit.schema.DeclarationChecks;
import dev.tacit.schema.DeclarationJson;
import dev.tacit.schema.DeclarationProblem;
import dev.tacit.schema.RecordDeclaration;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * Fails the build on a declaration of personal data that cannot hold, with class, member and rule, and writes what the
 * module declares to {@code META-INF/tacit/data-map.json}, in a stable order.
 *
 * <p>Name it in the compiler's processor path: found on the class path alone, it does not run on JDK 23 and newer.
 */
public final class PersonalDataProcessor extends AbstractProcessor {
    private static final String DATA_MAP = "META-INF/tacit/data-map.json";

    private final Map<String, RecordDeclaration> declarations = new LinkedHashMap<>();

    /** For the compiler, which finds the processor as a service. */
    public PersonalDataProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(PersonalRecord.class.getName());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        ElementFilter.typesIn(round.getElementsAnnotatedWith(PersonalRecord.class))
                .forEach(this::take);
        if (round.processingOver() && !declarations.isEmpty()) {
            writeDataMap();
        }
        return false;
    }

    private void take(TypeElement type) {
        RecordDeclaration declaration = new ElementReader(type, processingEnv.getElementUtils()).read();
        declarations.put(declaration.className(), declaration);
        DeclarationChecks.with(Catalog.standard())
                .check(declaration)
                .forEach(problem -> processingEnv
                        .getMessager()
                        .printMessage(Diagnostic.Kind.ERROR, "Tacit: " + problem, memberOf(type, problem)));
    }

    private static Element memberOf(TypeElement type, DeclarationProblem problem) {
        return type.getEnclosedElements().stream()
                .filter(element -> element.getKind() == ElementKind.FIELD)
                .filter(field -> field.getSimpleName().contentEquals(problem.member()))
                .findFirst()
                .map(Element.class::cast)
                .orElse(type);
    }

    private void writeDataMap() {
        JsonObject map = DeclarationJson.write(declarations.values());
        try (Writer out = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", DATA_MAP)
                .openWriter()) {
            out.write(Json.pretty(map) + "\n");
        } catch (IOException e) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "Tacit: the data map could not be written");
        }
    }
}
