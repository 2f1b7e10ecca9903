package dev.tacit.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataMapsTest {
    private static final String RESOURCE = "META-INF/tacit/data-map.json";
    private static final String BROKEN = "{\"records\": \"ann@x.org\"}";

    @TempDir
    Path folder;

    @Test
    void unreadableMapInAFolder_isRefusedByItsName() throws IOException {
        Path map = folder.resolve(RESOURCE);
        Files.createDirectories(map.getParent());
        Files.writeString(map, BROKEN);
        try (URLClassLoader loader = loader(folder)) {
            assertThatThrownBy(() -> DataMaps.of(loader))
                    .isInstanceOf(DeclarationException.class)
                    .hasMessageContaining(
                            RESOURCE + ": this data map must be as Tacit's annotation processor writes it")
                    .hasMessageNotContaining("ann@x.org")
                    .hasMessageNotContaining(folder.toString())
                    .hasNoCause();
        }
    }

    @Test
    void unreadableMapInAJar_isRefusedByTheJarsName() throws IOException {
        Path jar = folder.resolve("shop-1.0.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry(RESOURCE));
            entries.write("not JSON".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        try (URLClassLoader loader = loader(jar)) {
            assertThatThrownBy(() -> DataMaps.of(loader))
                    .isInstanceOf(DeclarationException.class)
                    .hasMessageContaining("shop-1.0.jar!/" + RESOURCE)
                    .hasMessageNotContaining(folder.toString());
        }
    }

    @Test
    void loaderThatFails_isRefusedToo() {
        ClassLoader failing = new ClassLoader(null) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                throw new IOException("/home/ann");
            }
        };
        assertThatThrownBy(() -> DataMaps.of(failing))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining(RESOURCE)
                .hasMessageNotContaining("/home/ann");
    }

    @Test
    void loaderWithoutAMap_declaresNothing() throws IOException {
        try (URLClassLoader loader = loader(folder)) {
            assertThat(DataMaps.of(loader)).isEmpty();
        }
    }

    private static URLClassLoader loader(Path path) throws IOException {
        return new URLClassLoader(new URL[] {path.toUri().toURL()}, null);
    }
}
