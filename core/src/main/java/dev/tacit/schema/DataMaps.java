package dev.tacit.schema;

import dev.tacit.json.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The data maps that the annotation processor has put into the modules and jars that a class loader sees. */
final class DataMaps {
    private static final String RESOURCE = "META-INF/tacit/data-map.json";

    /**
     * Returns their declarations.
     *
     * @throws DeclarationException if one of them cannot be read: then nobody knows what it says of whom. Names the jar, the
     *     resource and the rule, and quotes nothing of it
     */
    static List<RecordDeclaration> of(ClassLoader loader) {
        List<RecordDeclaration> declarations = new ArrayList<>();
        for (URL map : all(loader)) {
            declarations.addAll(read(map));
        }
        return declarations;
    }

    private static List<URL> all(ClassLoader loader) {
        try {
            return Collections.list(loader.getResources(RESOURCE));
        } catch (IOException unreadable) {
            throw unreadable(RESOURCE, "the resources of this name must be listed");
        }
    }

    private static List<RecordDeclaration> read(URL map) {
        try (InputStream in = map.openStream()) {
            return DeclarationJson.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw unreadable(nameOf(map), "this data map must be readable");
        } catch (JsonException refused) {
            throw unreadable(
                    nameOf(map), "this data map must be as Tacit's annotation processor writes it: " + refused.rule());
        }
    }

    /** Returns the resource with its jar's name; where that lies says the host's business. */
    private static String nameOf(URL map) {
        String path = map.getPath();
        int inJar = path.indexOf("!/");
        return inJar < 0 ? RESOURCE : path.substring(path.lastIndexOf('/', inJar) + 1);
    }

    private static DeclarationException unreadable(String resource, String rule) {
        return new DeclarationException(List.of(new DeclarationProblem(resource, "", rule)));
    }

    private DataMaps() {}
}
