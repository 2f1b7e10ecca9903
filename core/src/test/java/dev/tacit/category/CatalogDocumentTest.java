package dev.tacit.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tacit.annotation.Sensitivity;
import dev.tacit.json.JsonException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host's own categories and purposes. */
class CatalogDocumentTest {
    private static final String LOYALTY = """
            {"version": 1,
             "categories": [{"id": "loyalty-number", "sensitivity": "PERSONAL", "dpvTerm": "Identifier",
                             "fideslangKey": "user.unique_id", "flags": ["AMAZON_DPP"]},
                            {"id": "shoe-size", "sensitivity": "INTERNAL"}],
             "purposes": [{"name": "HealthCheck", "legalBases": ["CONTRACT", "HEALTH_CARE"]},
                          {"name": "DirectMarketing", "legalBases": ["LEGITIMATE_INTEREST"]}]}
            """;

    @TempDir
    Path folder;

    @Test
    void hostsCategoriesAndPurposes_standBesideTheStandardOnes() {
        Catalog catalog = Catalog.standard().withDocument(LOYALTY);

        assertThat(catalog.category("loyalty-number"))
                .contains(new DataCategory(
                        "loyalty-number",
                        "Identifier",
                        "user.unique_id",
                        Sensitivity.PERSONAL,
                        Set.of(DataCategory.Flag.AMAZON_DPP)));
        assertThat(catalog.category("shoe-size").map(DataCategory::dpvTerm)).contains("PersonalData");
        assertThat(catalog.category(Categories.EMAIL_ADDRESS)).isPresent();
        assertThat(catalog.purpose("HealthCheck").map(Purpose::allowsSpecialCategories))
                .contains(true);
    }

    @Test
    void legalBasisOfAStandardPurpose_isTheControllersToName() {
        assertThat(Catalog.standard().withDocument(LOYALTY).purpose("DirectMarketing"))
                .contains(Purpose.of("DirectMarketing", LegalBasis.LEGITIMATE_INTEREST));
    }

    @Test
    void everyMistake_isListedWithItsPointer() {
        assertThatThrownBy(() -> Catalog.standard().withDocument("""
                {"version": 1, "categories": [
                    {"id": "email-address", "sensitivity": "PUBLIC"},
                    {"id": "Shoe Size", "sensitivity": "INTERNAL"},
                    {"id": "a", "sensitivity": "INTERNAL"}, {"id": "a", "sensitivity": "INTERNAL"}],
                 "purposes": [{"name": "x", "legalBases": ["HEALTH_CARE"]}]}
                """))
                .asInstanceOf(type(JsonException.class))
                .extracting(refused -> refused.problems().stream()
                        .map(problem -> problem.pointer().toString())
                        .toList())
                .isEqualTo(
                        List.of("/categories/0/id", "/categories/1/id", "/categories/3/id", "/purposes/0/legalBases"));
    }

    @Test
    void misspelledWordsOfTheForm_areRefused() {
        assertThatThrownBy(() -> Catalog.standard().withDocument("""
                {"version": 1, "categories": [{"id": "a", "sensitivity": "HIGH", "flag": []}]}
                """))
                .hasMessageContaining("/categories/0/sensitivity")
                .hasMessageContaining("/categories/0/flag");
    }

    @Test
    void fileOnTheClassPath_isInstalled() throws IOException {
        assertThat(Catalog.installed(loaderOf(LOYALTY)).category("shoe-size")).isPresent();
        assertThat(Catalog.installed(loaderOf()).category("shoe-size")).isEmpty();
    }

    @Test
    void filesOfTwoLibraries_addUpUnlessTheyDisagree() throws IOException {
        String same = "{\"version\": 1, \"categories\": [{\"id\": \"shoe-size\", \"sensitivity\": \"INTERNAL\"}]}";
        String other = same.replace("INTERNAL", "SECRET");

        assertThat(Catalog.installed(loaderOf(same, LOYALTY)).category("loyalty-number"))
                .isPresent();
        assertThatThrownBy(() -> Catalog.installed(loaderOf(LOYALTY, other)))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("/categories/shoe-size means the same in every file");
    }

    @Test
    void malformedFile_stopsTheStart() {
        assertThatThrownBy(() -> Catalog.installed(loaderOf("{"))).isInstanceOf(JsonException.class);
    }

    private ClassLoader loaderOf(String... files) throws IOException {
        URL[] path = new URL[files.length];
        for (int i = 0; i < files.length; i++) {
            Path file = folder.resolve("library" + i).resolve(Catalog.RESOURCE);
            Files.createDirectories(file.getParent());
            Files.writeString(file, files[i]);
            path[i] = folder.resolve("library" + i).toUri().toURL();
        }
        return new URLClassLoader(path, null);
    }
}
