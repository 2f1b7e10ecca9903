package dev.tacit.processor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * A local Maven repository that holds this reactor's modules as they are compiled, and through links all that the
 * builder's own repository holds, so that a sample builds offline and nothing is installed for good.
 */
final class LocalRepository implements AutoCloseable {
    private static final Path REACTOR = Path.of("../..");

    private final Path folder;
    private final String version = System.getProperty("tacit.version");
    private final List<Path> links = new ArrayList<>();

    LocalRepository(Path folder) {
        this.folder = folder;
    }

    Path withReactorModules() throws IOException {
        Path own = Path.of(System.getProperty("tacit.repository"));
        link(own, folder, List.of("dev"));
        link(own.resolve("dev"), folder.resolve("dev"), List.of("tacit"));
        putPom("tacit-parent", REACTOR.resolve("pom.xml"));
        putPom("tacit-core", REACTOR.resolve("core/pom.xml"));
        putJar("tacit-core", REACTOR.resolve("core/target/classes"));
        putPom("tacit-processor", REACTOR.resolve("core/processor/pom.xml"));
        putJar("tacit-processor", REACTOR.resolve("core/processor/target/classes"));
        return folder;
    }

    /** Takes the links away, and leaves what they lead to. */
    @Override
    public void close() throws IOException {
        for (Path link : links) {
            Files.deleteIfExists(link);
        }
    }

    private void link(Path from, Path to, List<String> without) throws IOException {
        Files.createDirectories(to);
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> children = Files.list(from)) {
            for (Path child : children.toList()) {
                if (!without.contains(child.getFileName().toString())) {
                    links.add(Files.createSymbolicLink(to.resolve(child.getFileName()), child.toAbsolutePath()));
                }
            }
        }
    }

    private void putPom(String artifact, Path pom) throws IOException {
        Files.copy(pom, place(artifact, ".pom"));
    }

    private void putJar(String artifact, Path classes) throws IOException {
        try (OutputStream out = Files.newOutputStream(place(artifact, ".jar"));
                JarOutputStream jar = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                jar.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, jar);
                jar.closeEntry();
            }
        }
    }

    private Path place(String artifact, String suffix) throws IOException {
        Path place = folder.resolve("dev/tacit").resolve(artifact).resolve(version);
        Files.createDirectories(place);
        return place.resolve(artifact + "-" + version + suffix);
    }
}
