package dev.tacit.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalDataProcessorTest {
    private static final String HEAD = "import dev.tacit.annotation.*; import dev.tacit.category.Categories;\n"
            + "@PersonalRecord(\"guest\") record Guest(@RecordId String id, @SubjectId String guestId, ";

    @TempDir
    Path out;

    @Test
    void soundDeclaration_compilesAndIsInTheDataMap() throws IOException {
        List<String> errors = compile(HEAD
                + "@EmailAddress @Encrypted(lookup = @Lookup(Normalizer.EMAIL)) String email,"
                + " java.util.List<@PersonName String> friends, int nights) {}");

        assertThat(errors).isEmpty();
        assertThat(Files.readString(out.resolve("META-INF/tacit/data-map.json")))
                .contains("\"class\": \"Guest\"", "\"category\": \"email-address\"", "\"category\": \"person-name\"")
                .contains("\"lookup\": \"EMAIL\"")
                .doesNotContain("nights");
    }

    @Test
    void impossibleDeclaration_failsTheBuildAndSaysWhatToDo() throws IOException {
        List<String> errors = compile(HEAD + "@Encrypted(deterministic = true) String email,"
                + " @PersonalData(category = \"no-such\") String other) {}");

        assertThat(errors)
                .anyMatch(error -> error.contains("Tacit: Guest.email: deterministic fields are not built yet"))
                .anyMatch(error -> error.contains("Tacit: Guest.other: its category is not in the catalog"));
    }

    private List<String> compile(String source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        String path = System.getProperty("jdk.module.path", "")
                + java.io.File.pathSeparator
                + System.getProperty("java.class.path", "");
        JavaCompiler.CompilationTask task = compiler.getTask(
                null,
                null,
                diagnostics,
                List.of("-d", out.toString(), "-classpath", path, "--release", "17"),
                null,
                List.of(new Source(source)));
        task.setProcessors(List.of(new PersonalDataProcessor()));
        boolean unused = task.call();
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Guest.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
