package dev.tacit.benchmarks.report;

import static dev.tacit.benchmarks.report.Measure.ALLOCATION;
import static dev.tacit.benchmarks.report.Measure.LIVE_HEAP;
import static dev.tacit.benchmarks.report.Measure.P99;
import static dev.tacit.benchmarks.report.Measure.PROCESS_CPU;
import static dev.tacit.benchmarks.report.Measure.WALL;
import static dev.tacit.benchmarks.report.Measure.WORKER_CPU;

import dev.tacit.benchmarks.log.TokenShape;
import dev.tacit.benchmarks.report.Bar.AtMost;
import dev.tacit.benchmarks.report.Bar.NothingMore;
import dev.tacit.benchmarks.report.Bar.ThroughputAtLeast;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that is asked, who takes part, and the bars. A benchmark that is named here and does not exist is reported as not
 * built yet; one of a peer exists only in the profile {@code peers}.
 */
final class Questions {
    /** What the quick look has no time for: no bar of an everyday path is held there, or a million rows are filled. */
    private static final Set<String> FULL_ONLY =
            Set.of("five-columns", "many-subjects-serial", "cold-page", "sweep-plan", "sweep-foreground", "sweep-heap");

    private Questions() {}

    static List<Question> all(Scale scale) {
        return Stream.of(VaultQuestions.all(scale), log(scale), audit(scale), retention(scale), know())
                .flatMap(List::stream)
                .filter(question -> !scale.quick() || !FULL_ONLY.contains(question.name()))
                .toList();
    }

    private static List<Question> log(Scale scale) {
        Question longTokens = longTokens(scale);
        return List.of(
                Question.of("log-event", "From a log event to bytes, mixed stream with 15 % personal data", PROCESS_CPU)
                        .warmUp(WarmUp.LONGEST)
                        .limit("Logback, nothing masked", "log.LogEventToBytes.limit")
                        .ours("Tacit, labels", "log.LogEventToBytes.tacitLabels")
                        .ours("Tacit, tokens", "log.LogEventToBytes.tacitTokens")
                        .ours("Tacit, a scanner that finds nothing", "log.LogEventToBytes.tacitFindsNothing")
                        .peer("Logback, %replace × 7", "peers.LogPeers.replaceChain")
                        .peerIf(!scale.quick(), "Logback, RE2J converter, 7 in a chain", "peers.LogPeers.re2jChain")
                        .peerIf(
                                !scale.quick(),
                                "logstash-logback-encoder, nothing masked",
                                "peers.LogPeers.logstashUnmasked")
                        .peer("logstash-logback-encoder, value masks × 7", "peers.LogPeers.logstashMasks")
                        .peerIf(!scale.quick(), "Log4j2 PatternLayout, nothing masked", "peers.Log4jPeers.unmasked")
                        .peerIf(!scale.quick(), "Log4j2, %replace × 7", "peers.Log4jPeers.replaceChain")
                        .with("stream", "mixed")
                        .bar(new AtMost(1.8)),
                Question.of("log-clean-event", "Bytes allocated for an event without personal data", ALLOCATION)
                        .warmUp(WarmUp.LONGEST)
                        .limit("Logback, nothing masked", "log.LogEventToBytes.limit")
                        .ours("Tacit, labels", "log.LogEventToBytes.tacitLabels")
                        .with("stream", "clean")
                        .bar(new NothingMore(8)),
                Question.of("scan", "Scanning a line of text", WORKER_CPU)
                        .warmUp(WarmUp.LONGEST)
                        .limit("bare class-table pass", "log.ScanLines.limit")
                        .ours("Tacit PersonalDataScanner", "log.ScanLines.tacit")
                        .peer("java.util.regex, 7 in a chain", "peers.ScanPeers.regexChain")
                        .peer("RE2J, 7 in a chain", "peers.ScanPeers.re2jChain")
                        .peer("Hyperscan with start of match", "peers.ScanPeers.hyperscan")
                        .across("lines", List.of("real", "dense"))
                        .peersOnlyAt("real")
                        .bar("real", new AtMost(6.8))
                        .bar("dense", new AtMost(16)),
                Question.of("scan-clean", "Bytes allocated for a line without a finding", ALLOCATION)
                        .warmUp(WarmUp.LONG)
                        .limit("bare class-table pass", "log.ScanLines.limit")
                        .ours("Tacit PersonalDataScanner", "log.ScanLines.tacit")
                        .with("lines", "clean")
                        .bar(new NothingMore(1)),
                Question.of("line-length", "Scanning a token of base62 characters", WORKER_CPU)
                        .limit("bare class-table pass", "log.ScanLongText.limit")
                        .ours("Tacit PersonalDataScanner", "log.ScanLongText.tacit")
                        .peer("java.util.regex, 7 in a chain", "peers.ScanPeers.regexChainOnToken")
                        .across("chars", scale.choose(List.of("1024"), List.of("1024", "65536", "1048576")))
                        .peersOnlyAt("1024")
                        .with("shape", "BASE62"),
                longTokens);
    }

    /** Every shape in the middle; some at both ends too. Each doubling of each is measured by {@code run --doublings}. */
    private static Question longTokens(Scale scale) {
        Question question = Question.of("long-tokens", "Scanning long values of any shape: twice the text", WORKER_CPU);
        List<TokenShape> ends = List.of(TokenShape.BASE62, TokenShape.DIGITS, TokenShape.ATS, TokenShape.MIXED);
        for (TokenShape shape : scale.choose(List.of(TokenShape.BASE62), List.of(TokenShape.values()))) {
            List<Integer> sizes = ends.contains(shape)
                    ? scale.choose(List.of(65_536), List.of(1024, 65_536, 8_388_608))
                    : List.of(65_536);
            for (int size : sizes) {
                question.doubling(
                        "log.ScanLongText.tacit", Map.of("shape", shape.name()), "chars", size, new AtMost(2.2));
            }
        }
        return question;
    }

    private static List<Question> audit(Scale scale) {
        return List.of(
                Question.of("audit-append", "Recording one event so that it survives a crash", WALL)
                        .limit("bare group commit", "audit.AuditAppend.limit")
                        .ours("Tacit AuditLog", "audit.AuditAppend.tacit")
                        .peer("SQLite, WAL, synchronous=FULL", "peers.AuditPeers.sqlite")
                        .peerIf(!scale.quick(), "H2 file, WRITE_DELAY 0", "peers.AuditPeers.h2")
                        .acrossThreads(scale.choose(List.of("16"), List.of("1", "16"))),
                Question.of("audit-verify", "Verifying a log offline", WALL)
                        .limit("reading and hashing its files once", "audit.AuditVerify.limit")
                        .ours("Tacit AuditLog", "audit.AuditVerify.tacit")
                        .with("entries", scale.choose("2000", "20000")));
    }

    private static List<Question> retention(Scale scale) {
        return List.of(
                Question.of("sweep", "Erasing the fields of all due rows", WALL)
                        .warmUp(scale.choose(WarmUp.SHORT, WarmUp.ONE_SHOT))
                        .limit("hand-written batched SQL", "retention.SweepOrders.limit")
                        .ours("Tacit, plan and apply", "retention.SweepOrders.tacit")
                        .ours("Tacit, apply alone", "retention.SweepOrders.tacitApply")
                        .with("rows", scale.choose("2000", "1000000"))
                        .across("database", scale.choose(List.of("h2"), List.of("postgresql")))
                        .bar("postgresql", new ThroughputAtLeast(0.7))
                        .bar("h2", new ThroughputAtLeast(0.7)),
                Question.of("sweep-plan", "Planning what is due in ten times the table", WALL)
                        .growing(
                                "retention.PlanOrders.tacit",
                                Map.of("due", "10000"),
                                "rows",
                                100_000,
                                10,
                                new AtMost(1.5)),
                Question.of("sweep-foreground", "Reading an order by its id, beside a limited sweep", P99)
                        .warmUp(WarmUp.LONGEST)
                        .limit("nothing else going on", "retention.ForegroundReads.alone")
                        .ours("beside Tacit at 2,000 rows a second", "retention.ForegroundReads.besideSweep")
                        .ours("beside its plan at 2,000 rows a second", "retention.ForegroundReads.besidePlan")
                        .bar(new AtMost(2)),
                Question.of("sweep-heap", "Sweeping ten times the rows: what is live at most", LIVE_HEAP)
                        .warmUp(WarmUp.ONE_SHOT)
                        .growing("retention.SweepHeap.tacit", Map.of(), "rows", 100_000, 10, new AtMost(1.2)));
    }

    private static List<Question> know() {
        return List.of(Question.of("schema-lookup", "Asking what is personal in a class", WORKER_CPU)
                .limit("ClassValue.get", "know.SchemaLookup.limit")
                .ours("Tacit Schemas.of", "know.SchemaLookup.tacit")
                .bar(new AtMost(2)));
    }
}
