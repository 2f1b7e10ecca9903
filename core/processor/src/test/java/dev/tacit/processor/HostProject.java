package dev.tacit.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small project of a host, in a folder of its own, that is compiled with the processor or the plugin. */
public final class HostProject {
    private static final String IMPORTS = "import dev.tacit.annotation.*; import dev.tacit.category.Categories;\n";

    private final Path folder;
    private final List<String> sources = new ArrayList<>();
    private final List<String> options = new ArrayList<>();

    public HostProject(Path folder) {
        this.folder = folder;
    }

    /** Adds a class of the default package; Tacit's annotations are imported. */
    public HostProject with(String name, String code) throws IOException {
        Path file = folder.resolve("src").resolve(name + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, IMPORTS + code);
        sources.add(file.toString());
        return this;
    }

    /** Adds a compiler's option. */
    public HostProject option(String option) {
        options.add(option);
        return this;
    }

    /** Compiles with the annotation processor found in the processor path. */
    public Javac.Result compile(Javac javac) throws IOException {
        return compile(javac, List.of("-processor", PersonalDataProcessor.class.getName()));
    }

    /** Compiles with the plugin; the processor does not run. */
    public Javac.Result compileWithPlugin(Javac javac, String settings) throws IOException {
        return compile(javac, List.of("-proc:none", ("-Xplugin:Tacit " + settings).strip()));
    }

    private Javac.Result compile(Javac javac, List<String> extra) throws IOException {
        Path out = Files.createDirectories(folder.resolve("out"));
        List<String> arguments = new ArrayList<>(List.of("-d", out.toString(), "--release", "17", "-Xmaxerrs", "0"));
        arguments.addAll(List.of("-classpath", Javac.path(), "-processorpath", Javac.path()));
        arguments.addAll(extra);
        arguments.addAll(options);
        arguments.addAll(sources);
        return javac.run(arguments);
    }

    /** Returns the data map that the last compilation wrote. */
    public String dataMap() throws IOException {
        return Files.readString(folder.resolve("out/META-INF/tacit/data-map.json"));
    }
}
