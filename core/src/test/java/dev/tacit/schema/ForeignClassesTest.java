package dev.tacit.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.category.Catalog;
import dev.tacit.category.Categories;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that others compiled, however large, deep, round or broken they are: bounded work or a clear refusal. */
class ForeignClassesTest {
    private static final String IMPORTS = "package host; import dev.tacit.annotation.*; import java.util.*; ";
    private static final String SWAPPED =
            "class Swapped { String a; String b; Swapped(@EmailAddress String b, String a) {} }";
    private static final Map<String, String> SOURCES = Map.of(
            "Plain", "class Plain { String name; }",
            "Large", "class Large {" + thousand(ForeignClassesTest::memberWithAnnotatedGetter) + "}",
            "Circle",
                    "class Circle { Ring<?> next; } class Ring<T extends Ring<T>> {"
                            + " List<? extends Ring<?>> all; Map<T, Circle[]> map; }",
            "Chain0",
                    thousand(i -> "class Chain" + i + " { Chain" + (i + 1) + " next; }")
                            + " class Chain1000 { @EmailAddress String mail; }",
            "Deep", "class Deep { " + nested(3_000) + " x; }",
            "Nested", "class Nested { " + nested(50) + " x; }",
            "Holder", "class Holder { Broken broken; } class Broken { Missing gone; } class Missing {}",
            "Outer", "class Outer { class Inner { @EmailAddress String mail; Outer outer() { return Outer.this; } } }",
            "Swapped", SWAPPED);

    /** Compiled once: a compiler's start is what takes time. */
    @TempDir
    static Path shared;

    private static ClassLoader loader = ClassLoader.getSystemClassLoader();

    private final Schemas schemas = Schemas.annotated();

    @TempDir
    Path folder;

    @BeforeAll
    static void compile() throws IOException {
        loader = compiled(shared, SOURCES);
        Files.delete(shared.resolve("classes/host/Missing.class"));
    }

    @Test
    void moduleThatDoesNotOpenItsPackage_isToldTheLineToAdd() throws Exception {
        Class<?> order = orderOf("module com.shop { requires dev.tacit.core; }");

        assertThatThrownBy(() -> schemas.find(order))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining(
                        "add this line to the module-info of com.shop:" + " opens com.shop.order to dev.tacit.core;");
    }

    @Test
    void moduleThatOpensItsPackageToTacitAlone_isRead() throws Exception {
        Class<?> order =
                orderOf("module com.shop { requires dev.tacit.core; opens com.shop.order to dev.tacit.core; }");

        assertThat(schemas.find(order).orElseThrow().members())
                .extracting(MemberSchema::name)
                .containsExactly("mail");
    }

    private Class<?> orderOf(String moduleInfo) throws Exception {
        Path classes = Compiled.sources(
                folder,
                Map.of(
                        "module-info.java",
                        moduleInfo,
                        "com/shop/order/Order.java",
                        "package com.shop.order; import dev.tacit.annotation.*; record Order(@EmailAddress String mail) {}"),
                "--module-path",
                System.getProperty("jdk.module.path"));
        Configuration configuration = ModuleLayer.boot()
                .configuration()
                .resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("com.shop"));
        return ModuleLayer.boot()
                .defineModulesWithOneLoader(configuration, Schemas.class.getClassLoader())
                .findLoader("com.shop")
                .loadClass("com.shop.order.Order");
    }

    @Test
    void mappingsOfWhatDoesNotExist_areAllReportedByVerify() {
        Schemas mapped = schemas.with(List.of(
                mapping("host.Nowhere", "name", Categories.PERSON_NAME),
                mapping("host.Plain", "nmae", Categories.PERSON_NAME).withIds("id", "id")));

        assertThatThrownBy(() -> mapped.verify(loader))
                .hasMessageContaining("host.Nowhere: a mapping names it, and there is no such class")
                .hasMessageContaining("host.Plain.nmae: the class has no such member")
                .hasMessageContaining("host.Plain.id: the class has no such member");
    }

    @Test
    void mappingWithAnUnknownCategory_isReportedByVerify() {
        Schemas mapped = schemas.with(mapping("host.Plain", "name", "no-such"));

        assertThatThrownBy(() -> mapped.verify(loader))
                .hasMessageContaining("host.Plain.name: its category is not in the catalog");
        mapped.with(Catalog.standard().withDocument("""
                        {"version": 1, "categories": [{"id": "no-such", "sensitivity": "PERSONAL"}]}
                        """)).verify(loader);
    }

    private static RecordDeclaration mapping(String className, String member, String category) {
        return RecordDeclaration.of(
                className, List.of(MemberDeclaration.of(member).classified(List.of(Classification.of(category)))));
    }

    @Test
    void thousandMembersWithAnnotatedGetters_areAllClassified() throws Exception {
        RecordSchema<?> schema = schemas.find(load("Large")).orElseThrow();

        assertThat(schema.members()).hasSize(2_000);
        assertThat(schema.members().stream()
                        .filter(member -> member.classification().isPresent()))
                .hasSize(1_000);
    }

    @Test
    void circleOfTypes_isWalkedOnce() throws Exception {
        assertThat(schemas.find(load("Circle"))).isEmpty();
    }

    @Test
    void chainOfAThousandClasses_overflowsNoStack() throws Exception {
        Class<?> first = load("Chain0");

        assertThat(onASmallStack(() -> schemas.find(first).isPresent())).isEqualTo(true);
    }

    @Test
    void genericNestingWithoutMeasure_isRefusedAndNeverOverflowsTheStack() throws Exception {
        Class<?> deep = load("Deep");

        Object answer = onASmallStack(() -> schemas.find(deep));

        assertThat(answer).isInstanceOf(DeclarationException.class);
        assertThat((Throwable) answer).hasMessageContaining("nested too deeply");
    }

    @Test
    void nestingThatTheJdkCanRead_isReadToItsEnd() throws Exception {
        assertThat(schemas.find(load("Nested"))).isPresent();
    }

    @Test
    void classThatMentionsAMissingClass_isRefusedAndCountsAsPersonalWhereItIsMentioned() throws Exception {
        Class<?> broken = load("Broken");

        assertThatThrownBy(() -> schemas.find(broken))
                .hasMessageContaining("host.Broken: it mentions a class that is missing");
        assertThat(schemas.find(load("Holder"))
                        .flatMap(holder -> holder.member("broken"))
                        .map(MemberSchema::holdsPersonalData))
                .contains(true);
    }

    @Test
    void membersThatACompilerAdded_areLeftOut() throws Exception {
        Class<?> inner = load("Outer$Inner");

        assertThat(inner.getDeclaredFields()).anyMatch(Field::isSynthetic);
        assertThat(schemas.find(inner).orElseThrow().members())
                .extracting(MemberSchema::name)
                .containsExactly("mail");
    }

    @Test
    void constructorParametersWithoutNames_areNotGuessedAt() throws Exception {
        assertThat(schemas.find(load("Swapped"))).isEmpty();
    }

    @Test
    void constructorParametersWithNames_classifyTheFieldsOfTheirNames() throws Exception {
        Class<?> named =
                compiled(folder, Map.of("Swapped", SWAPPED), "-parameters").loadClass("host.Swapped");
        RecordSchema<?> schema = schemas.find(named).orElseThrow();

        assertThat(schema.member("b").orElseThrow().classification()).isPresent();
        assertThat(schema.member("a").orElseThrow().classification()).isEmpty();
    }

    private static Class<?> load(String name) throws ClassNotFoundException {
        return loader.loadClass("host." + name);
    }

    private static ClassLoader compiled(Path folder, Map<String, String> sources, String... options)
            throws IOException {
        List<String> all = new ArrayList<>(List.of("-cp", Compiled.tacit()));
        all.addAll(List.of(options));
        Map<String, String> files = new HashMap<>();
        sources.forEach((name, source) -> files.put("host/" + name + ".java", IMPORTS + source));
        Path classes = Compiled.sources(folder, files, all.toArray(String[]::new));
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, Schemas.class.getClassLoader());
    }

    private static String memberWithAnnotatedGetter(int i) {
        return "String m" + i + "; List<Large> l" + i + "; @PersonName String getM" + i + "() { return m" + i + "; }";
    }

    private static String thousand(IntFunction<String> line) {
        return IntStream.range(0, 1_000).mapToObj(line).collect(Collectors.joining("\n"));
    }

    private static String nested(int depth) {
        return "List<".repeat(depth) + "@EmailAddress String" + ">".repeat(depth);
    }

    /** Returns what the question yields, or what it throws. */
    private static Object onASmallStack(Supplier<Object> question) throws InterruptedException {
        AtomicReference<Object> answer = new AtomicReference<>();
        Thread thread = new Thread(null, () -> answer.set(question.get()), "small stack", 256 * 1024);
        thread.setUncaughtExceptionHandler((same, thrown) -> answer.set(thrown));
        thread.start();
        thread.join();
        return Objects.requireNonNull(answer.get());
    }
}
