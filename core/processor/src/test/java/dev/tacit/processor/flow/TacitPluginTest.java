package dev.tacit.processor.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.processor.HostProject;
import dev.tacit.processor.Javac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TacitPluginTest {
    private static final String HEAD = """
            import org.slf4j.*; import java.util.*;
            record Order(@RecordId String id, @EmailAddress String email, @PersonName Optional<String> name,
                         List<@PhoneNumber String> phones, @PostalAddress Address shipTo, int items,
                         @UserId String buyerId) {}
            record Address(String street, String city) {}
            class Customer { @PersonName private String lastName; String getLastName() { return lastName; } }
            class Shop { static final Logger LOG = LoggerFactory.getLogger(Shop.class);
            """;

    @TempDir
    Path folder;

    static Stream<Javac> compilers() {
        return Javac.all();
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void classifiedValueHandedToALogger_failsTheBuild(Javac javac) throws IOException {
        Javac.Result result = run(javac, "void ship(Order o) { LOG.info(\"to {}\", o.email()); }");

        assertThat(result.succeeded()).isFalse();
        assertThat(result.said())
                .contains("error: TACIT002: Order.email (email-address) is handed to a logger by itself")
                .contains("docs/checks.md#tacit002");
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void classifiedValueBuiltIntoAMessageOrAnException_failsTheBuild(Javac javac) throws IOException {
        assertThat(run(javac, "void f(Order o) { LOG.warn(\"no \" + o.email()); }")
                        .said())
                .contains("TACIT003: Order.email");
        assertThat(run(javac, "void f(Order o) { throw new IllegalStateException(\"no \" + o.email()); }")
                        .said())
                .contains("TACIT003: Order.email");
        assertThat(run(javac, "void f(Order o) { throw new NoSuchElementException(o.email()); }")
                        .said())
                .contains("TACIT003: Order.email");
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void classifiedValueInAChainOfCalls_failsTheBuild(Javac javac) throws IOException {
        assertThat(run(
                                javac,
                                "void f(Order o) { StringBuilder b = new StringBuilder();"
                                        + " b.append(\"mail \").append(o.email()); LOG.info(b.toString()); }")
                        .said())
                .contains("TACIT003: Order.email");
        assertThat(run(
                                javac,
                                "void f(Order o) { StringJoiner j = new StringJoiner(\",\");"
                                        + " j.add(\"a\").add(o.email()); LOG.info(j.toString()); }")
                        .said())
                .contains("TACIT003: Order.email");
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void classifiedValueThatAnExceptionHandsToItsOwn_failsTheBuild(Javac javac) throws IOException {
        assertThat(run(
                                javac,
                                "static class Gone extends RuntimeException { Gone(Order o) { super(\"no \" + o.email()); } }")
                        .said())
                .contains("TACIT003: Order.email");
        assertThat(run(javac, "static class Gone extends Exception { Gone(Order o) { super(\"no \" + o.id()); } }")
                        .said())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void classifiedValuePutIntoTheContext_failsTheBuild(Javac javac) throws IOException {
        assertThat(run(javac, "void f(Order o) { MDC.put(\"buyer\", o.email()); }")
                        .said())
                .contains("TACIT008: Order.email");
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void generatedTextOfAClassWithClassifiedMembers_failsTheBuild(Javac javac) throws IOException {
        assertThat(run(javac, "String f(Order o) { return \"order \" + o; }").said())
                .contains("TACIT004: the text made here shows Order.email");
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void ownTextThatShowsAClassifiedMember_isWarnedOf(Javac javac) throws IOException {
        assertThat(run(javac, """
                        static class Guest {
                          private Order o;
                          @Override public String toString() { return "Guest[" + o.email() + "]"; }
                        }
                        """).said())
                .contains("warning: TACIT011: toString() shows Order.email (email-address)", "SafeText.of(this)");
        assertThat(run(javac, """
                        static class Guest {
                          private Order o;
                          @Override public String toString() {
                            StringBuilder b = new StringBuilder("Guest");
                            b.append(o.email());
                            return b.toString();
                          }
                        }
                        """).said()).contains("TACIT011");
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void ownTextWithoutClassifiedMembers_isQuiet(Javac javac) throws IOException {
        assertThat(run(javac, """
                        static class Guest {
                          private Order o;
                          String toString(String language) { return o.email(); }
                          @Override public String toString() {
                            java.util.function.Supplier<String> mail = () -> { return o.email(); };
                            return "Guest of " + o.id() + " with " + o.email().length() + mail.getClass();
                          }
                        }
                        """)).isEqualTo(new Javac.Result(true, ""));
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void soundCode_compiles(Javac javac) throws IOException {
        assertThat(run(javac, """
                        void f(Order o) {
                          LOG.info("shipped {}", o);                              // the record itself: the scrubber renders it
                          LOG.info("{} of {} for {}", o.items(), o.id(), o.buyerId());
                          LOG.info("{}", o.email().length() + o.phones().size());
                          LOG.info("{}", dev.tacit.minimize.Masks.email(o.email()));
                          LOG.info("{}", dev.tacit.Sensitive.of(o.email()));
                          if (o.email().isEmpty()) { throw new IllegalStateException("no address for " + o.id()); }
                          MDC.put("order", o.id());
                          String text = "a" + 1 + o.id();
                          LOG.info(text);
                        }
                        """)).isEqualTo(new Javac.Result(true, ""));
    }

    @Test
    void value_isFollowedThroughLocalsTextsAndCalls() throws IOException {
        for (String body : new String[] {
            "String m = o.email(); LOG.info(\"{}\", m);",
            "String m; m = o.email().trim().toLowerCase(Locale.ROOT); LOG.info(\"{}\", m);",
            "var m = (String) (o.items() > 1 ? o.email() : \"none\"); LOG.info(\"{}\", m);",
            "LOG.info(String.format(\"to %s\", o.email()));",
            "LOG.info(\"to %s\".formatted(o.email()));",
            "LOG.info(\"to \".concat(o.email()));",
            "LOG.info(String.join(\",\", o.phones()));",
            "LOG.info(\"{}\", String.valueOf(o.email()));",
            "StringBuilder b = new StringBuilder(); b.append(\"to \").append(1); b.append(o.email()); LOG.info(b.toString());",
            "StringBuilder b = new StringBuilder(\"to \").append(o.email()); LOG.info(b.toString());",
            "String s = \"\"; s += o.email(); LOG.info(s);",
            "for (String p : o.phones()) { LOG.info(\"{}\", p); }",
            "LOG.info(\"{}\", o.phones().get(0));",
            "LOG.info(\"{}\", o.name().orElse(\"nobody\"));",
            "o.name().ifPresent(n -> LOG.info(\"{}\", n));",
            "LOG.info(\"{}\", o.shipTo().city());",
            "LOG.info(\"{}\", new Object[] {1, o.email()});",
            "Object x = o.email(); if (x instanceof String s) { LOG.info(\"{}\", s); }",
            "String last = \"\"; for (int i = 0; i < 2; i++) { LOG.info(\"{}\", last); last = o.email(); }",
            "LOG.atInfo().addKeyValue(\"to\", o.email()).log();",
            "LOG.atInfo().log(() -> \"to \" + o.email());",
            "Runnable r = () -> LOG.info(\"{}\", o.email());",
            "new Object() { void g() { LOG.info(\"{}\", o.email()); } }.hashCode();",
            "java.util.logging.Logger.getLogger(\"x\").info(o.email());",
            "System.getLogger(\"x\").log(System.Logger.Level.INFO, \"{0}\", o.email());",
            "throw new IllegalArgumentException(MessageFormat.format(\"no {0}\", o.email()));"
        }) {
            assertThat(run(
                                    new Javac.Running(),
                                    "void f(Order o) { " + body.replace("MessageFormat", "java.text.MessageFormat")
                                            + " }")
                            .said())
                    .as(body)
                    .containsAnyOf("TACIT002: Order.", "TACIT003: Order.");
        }
    }

    @Test
    void getterParameterAndLocalWithAnnotation_areSources() throws IOException {
        assertThat(run(new Javac.Running(), "void f(Customer c) { LOG.info(\"{}\", c.getLastName()); }")
                        .said())
                .contains("TACIT002: Customer.lastName");
        assertThat(run(new Javac.Running(), "void f(@EmailAddress String to) { LOG.info(\"{}\", to); }")
                        .said())
                .contains("TACIT002: f.to");
        assertThat(run(
                                new Javac.Running(),
                                "@PersonName String who() { return \"\"; } void f() { LOG.info(\"{}\", who()); }")
                        .said())
                .contains("TACIT002: Shop.who");
    }

    @Test
    void generatedText_isFoundInEveryWayToMakeIt() throws IOException {
        for (String made : new String[] {
            "String.valueOf(o)",
            "String.format(\"%s\", o)",
            "o.toString()",
            "\"\" + new Holder(o)",
            "new StringBuilder().append(o)"
        }) {
            assertThat(run(
                                    new Javac.Running(),
                                    "record Holder(Order order) {} Object f(Order o) { return " + made + "; }")
                            .said())
                    .as(made)
                    .contains("TACIT004");
        }
        assertThat(run(
                                new Javac.Running(),
                                "record Own(@EmailAddress String email) { public String toString() { return \"Own\"; } }"
                                        + " Object f(Own o, Address a) { return \"\" + o + a; }")
                        .said())
                .isEmpty();
    }

    @Test
    void suppressedWarning_isSilent() throws IOException {
        for (String code : new String[] {
            "@SuppressWarnings(\"TACIT002\") void f(Order o) { LOG.info(\"{}\", o.email()); }",
            "void f(@NotPersonal(reason = \"a role account\") String email) { LOG.info(\"{}\", email); }",
            "void f(Order o) { @SuppressWarnings(\"tacit\") Runnable r = () -> LOG.info(\"{}\", o.email()); }"
        }) {
            assertThat(run(new Javac.Running(), code).said()).as(code).isEmpty();
        }
    }

    @Test
    void baselineAndSeverity_areThePluginsToo() throws IOException {
        Path baseline = folder.resolve("baseline.txt");
        String code = "void f(Order o) { LOG.info(\"{}\", o.email()); }";

        assertThat(run(new Javac.Running(), code, "baseline=" + baseline + " baseline.write=true")
                        .said())
                .isEmpty();
        assertThat(Files.readString(baseline)).contains("TACIT002 Shop.f Order.email");
        assertThat(run(new Javac.Running(), code, "baseline=" + baseline).said())
                .isEmpty();
        assertThat(run(new Javac.Running(), code, "severity=TACIT002:warning").said())
                .contains("warning: TACIT002");
    }

    @Test
    void wrongSetting_failsTheBuildWithASentence() throws IOException {
        Javac.Result result = run(new Javac.Running(), "", "severity=TACIT002:loud");

        assertThat(result.succeeded()).isFalse();
        assertThat(result.said()).contains("error: Tacit's settings: severity=TACIT002:loud is not understood");
    }

    @Test
    void chainOfFiveHundredPluses_isFollowed() throws IOException {
        String chain = "+ o.id() ".repeat(500);

        assertThat(run(new Javac.Running(), "void f(Order o) { LOG.info(\"\" " + chain + "+ o.email()); }")
                        .said())
                .contains("TACIT003");
    }

    private Javac.Result run(Javac javac, String code) throws IOException {
        return run(javac, code, "");
    }

    private Javac.Result run(Javac javac, String code, String settings) throws IOException {
        return new HostProject(folder).with("Shop", HEAD + code + "}").compileWithPlugin(javac, settings);
    }
}
