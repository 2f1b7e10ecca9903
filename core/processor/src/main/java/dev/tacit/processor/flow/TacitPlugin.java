package dev.tacit.processor.flow;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.tacit.processor.check.Check;
import dev.tacit.processor.check.Findings;
import dev.tacit.processor.check.Settings;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.tools.Diagnostic;

/**
 * The compiler plugin, {@code -Xplugin:Tacit}: follows classified values through the bodies of methods, and fails the build
 * where one is handed to a logger, built into a log message or an exception, or put into a thread's diagnostic context
 * (TACIT002, 003, 004, 008). It uses the compiler's public interface alone and needs no {@code --add-exports}.
 *
 * <p>Settings follow the name: {@code -Xplugin:Tacit baseline=FILE severity=TACIT004:warning}.
 */
public final class TacitPlugin implements Plugin {
    /** For the compiler, which finds the plugin as a service. */
    public TacitPlugin() {}

    @Override
    public String getName() {
        return "Tacit";
    }

    /** Settings that are not understood fail the compilation with a sentence. */
    @Override
    public void init(JavacTask task, String... arguments) {
        try {
            Settings settings = Settings.of(given(arguments));
            task.addTaskListener(new Listener(task, Findings.of(settings, Check.By.PLUGIN)));
        } catch (IllegalArgumentException e) {
            task.addTaskListener(new Refusal(task, "Tacit's settings: " + e.getMessage()));
        } catch (IOException e) {
            task.addTaskListener(new Refusal(task, "Tacit's settings: the baseline cannot be read"));
        }
    }

    private static Map<String, String> given(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            given.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        return given;
    }

    /** Looks at each class once the compiler knows the types in it. */
    private static final class Listener implements TaskListener {
        private final JavacTask task;
        private final Findings findings;

        Listener(JavacTask task, Findings findings) {
            this.task = task;
            this.findings = findings;
        }

        @Override
        public void finished(TaskEvent event) {
            if (event.getKind() == TaskEvent.Kind.ANALYZE && event.getTypeElement() != null) {
                look(event);
            } else if (event.getKind() == TaskEvent.Kind.COMPILATION) {
                writeBaseline();
            }
        }

        private void look(TaskEvent event) {
            Trees trees = Trees.instance(task);
            TreePath path = trees.getPath(event.getTypeElement());
            if (path == null) {
                return;
            }
            try {
                new ClassFlow(trees, findings).look(path);
            } catch (StackOverflowError deep) { // an expression may be nested as deeply as the compiler itself bears
                trees.printMessage(
                        Diagnostic.Kind.WARNING,
                        "Tacit: this class holds an expression that is nested too deeply to be followed",
                        path.getLeaf(),
                        event.getCompilationUnit());
            }
        }

        private void writeBaseline() {
            try {
                findings.writeBaseline();
            } catch (IOException e) {
                throw new IllegalStateException("Tacit: the baseline could not be written", e);
            }
        }
    }

    /** Fails the compilation: a plugin that throws would look like a broken compiler. */
    private static final class Refusal implements TaskListener {
        private final JavacTask task;
        private final String sentence;
        private boolean said;

        Refusal(JavacTask task, String sentence) {
            this.task = task;
            this.sentence = sentence;
        }

        @Override
        public void finished(TaskEvent event) {
            if (event.getKind() == TaskEvent.Kind.ANALYZE && !said) {
                said = true;
                Trees.instance(task)
                        .printMessage(
                                Diagnostic.Kind.ERROR,
                                sentence,
                                event.getCompilationUnit(),
                                event.getCompilationUnit());
            }
        }
    }
}
