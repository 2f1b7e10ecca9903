package dev.tacit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.retention.sweep.SweepReport;
import dev.tacit.retention.sweep.VerifyReport;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that sweeps is killed with SIGKILL in each phase, and another goes on. */
@Timeout(300)
class KilledProcessTest {
    private static final int ORDERS = 7;

    @ParameterizedTest(name = "{0} after {1} acts")
    @CsvSource({"PLAN, 5", "PLAN, 9", "APPLY, 6", "APPLY, 12", "APPLY, 19", "VERIFY, 7"})
    void killedInAnyPhaseAndResumed_noRowIsErasedTwice_noneIsMissed_andTheReportIsThatOfAnUndisturbedRun(
            DoomedSweep.Phase phase, int acts) throws Exception {
        SweepReport undisturbed = undisturbed();
        TestDatabase database = watched();
        RetentionEngine engine = new Shop(database).engine(builder -> builder.batchSize(2));
        SweepPlan plan = engine.plan();
        if (phase == DoomedSweep.Phase.VERIFY) {
            assertThat(engine.apply(plan).removed()).isEqualTo(ORDERS);
        }

        kill(database, phase, acts, plan);

        SweepPlan goingOn = phase == DoomedSweep.Phase.PLAN ? engine.plan() : plan;
        SweepReport report = engine.apply(goingOn);
        VerifyReport verified = engine.verify(goingOn.runId());
        assertThat(report.planHash()).isEqualTo(undisturbed.planHash());
        assertThat(report.outcomesHash()).isEqualTo(undisturbed.outcomesHash());
        assertThat(verified.verified()).isEqualTo(ORDERS);
        assertThat(verified.remaining()).isZero();
        assertThat(database.column("SELECT order_id FROM erasure"))
                .hasSize(ORDERS)
                .doesNotHaveDuplicates();
    }

    private static SweepReport undisturbed() {
        RetentionEngine engine = new Shop(watched()).engine(builder -> builder.batchSize(2));
        return engine.apply(engine.plan());
    }

    private static TestDatabase watched() {
        TestDatabase database = TestDatabase.postgres();
        database.orders(ORDERS, "2026-01-01T00:00:00Z");
        database.watchErasures();
        return database;
    }

    private static void kill(TestDatabase database, DoomedSweep.Phase phase, int acts, SweepPlan plan)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                DoomedSweep.class.getName(),
                database.url(),
                phase.name(),
                String.valueOf(acts),
                plan.runId(),
                plan.policyHash(),
                plan.hash()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).as("the process came to its act").isEqualTo(DoomedSweep.THERE);
            assertThat(process.destroyForcibly().waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Everything that this process runs on, test classes included, as a class path. */
    private static String classPath() {
        URI own = URI.create(
                KilledProcessTest.class.getResource("KilledProcessTest.class").toString());
        String folder = Path.of(own).toString();
        String tests = folder.substring(0, folder.indexOf("dev" + File.separator + "tacit"));
        return String.join(
                File.pathSeparator,
                tests,
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path", ""));
    }
}
