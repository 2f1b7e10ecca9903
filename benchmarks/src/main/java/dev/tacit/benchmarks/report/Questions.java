package dev.tacit.benchmarks.report;

import static dev.tacit.benchmarks.report.Measure.ALLOCATION;
import static dev.tacit.benchmarks.report.Measure.CPU_IN_TURNS;
import static dev.tacit.benchmarks.report.Measure.CPU_OTHER_TURNS;
import static dev.tacit.benchmarks.report.Measure.LIVE_HEAP;
import static dev.tacit.benchmarks.report.Measure.P99;
import static dev.tacit.benchmarks.report.Measure.P99_IN_TURNS;
import static dev.tacit.benchmarks.report.Measure.P99_OTHER_TURNS;
import static dev.tacit.benchmarks.report.Measure.PROCESS_CPU;
import static dev.tacit.benchmarks.report.Measure.WALL;
import static dev.tacit.benchmarks.report.Measure.WALL_IN_TURNS;
import static dev.tacit.benchmarks.report.Measure.WALL_OTHER_TURNS;
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
    private static final String JDK = "JDK AES-256-GCM";
    private static final String CAFFEINE_AND_TINK = "Caffeine + Tink, 100,000 cached";

    /** What the quick look has no time for: no bar of an everyday path is held there, or a million rows are filled. */
    private static final Set<String> FULL_ONLY =
            Set.of("five-columns", "cold-page", "sweep-plan", "sweep-foreground", "sweep-heap");

    private Questions() {}

    static List<Question> all(Scale scale) {
        return Stream.of(seal(scale), json(), log(scale), audit(scale), retention(scale), know())
                .flatMap(List::stream)
                .filter(question -> !scale.quick() || !FULL_ONLY.contains(question.name()))
                .toList();
    }

    private static List<Question> seal(Scale scale) {
        List<String> sizes = scale.choose(List.of("64", "1024"), List.of("16", "64", "1024", "65536"));
        return List.of(
                Question.of("field-encrypt", "Encrypting one field", WORKER_CPU)
                        .warmUp(WarmUp.LONGEST)
                        .limit(JDK + ", 64 nonces at a time from the system, as ours", "seal.FieldEncrypt.limit")
                        .ours("Tacit", "seal.FieldEncrypt.tacit")
                        .limitIf(
                                !scale.quick(),
                                JDK + ", 64 nonces at a time from the platform",
                                "seal.FieldEncrypt.limitBufferedNonces")
                        .limitIf(
                                !scale.quick(),
                                JDK + ", platform nonces one by one",
                                "seal.FieldEncrypt.limitPlatformNonces")
                        .limitIf(!scale.quick(), JDK + ", DRBG for each message", "seal.FieldEncrypt.limitDrbg")
                        .peer("Tink AES-256-GCM", "peers.FieldPeers.tinkEncrypt")
                        .peer("Spring Security AesGcmBytesEncryptor", "peers.FieldPeers.springEncrypt")
                        .peer("Tink KmsEnvelopeAead, local KEK", "peers.FieldPeers.tinkEnvelopeEncrypt")
                        .peer("AWS Encryption SDK, caching CMM", "peers.FieldPeers.awsEncrypt")
                        .peer("Asherah, session kept", "peers.FieldPeers.asherahEncrypt")
                        .peerIf(!scale.quick(), "Jasypt PBEWITHHMACSHA512ANDAES_256", "peers.FieldPeers.jasyptEncrypt")
                        .across("size", sizes)
                        .peersOnlyAt("64"),
                Question.of("field-decrypt", "Decrypting one field", WORKER_CPU)
                        .warmUp(WarmUp.LONG)
                        .limit(JDK, "seal.FieldDecrypt.limit")
                        .ours("Tacit", "seal.FieldDecrypt.tacit")
                        .peer("Tink AES-256-GCM", "peers.FieldPeers.tinkDecrypt")
                        .peerIf(
                                !scale.quick(),
                                "Spring Security AesGcmBytesEncryptor",
                                "peers.FieldPeers.springDecrypt")
                        .peerIf(
                                !scale.quick(),
                                "Tink KmsEnvelopeAead, local KEK",
                                "peers.FieldPeers.tinkEnvelopeDecrypt")
                        .peerIf(!scale.quick(), "AWS Encryption SDK, caching CMM", "peers.FieldPeers.awsDecrypt")
                        .peerIf(!scale.quick(), "Asherah, session kept", "peers.FieldPeers.asherahDecrypt")
                        .peerIf(!scale.quick(), "Jasypt PBEWITHHMACSHA512ANDAES_256", "peers.FieldPeers.jasyptDecrypt")
                        .across("size", sizes)
                        .peersOnlyAt("64"),
                Question.of("five-fields-encrypt", "Encrypting five fields of one person, beside one field", WORKER_CPU)
                        .warmUp(WarmUp.LONG)
                        .limit("one field, " + JDK, "seal.RecordOfFiveFields.limitEncryptOne")
                        .ours("Tacit, five fields", "seal.RecordOfFiveFields.tacitEncryptFive"),
                Question.of("five-fields-decrypt", "Opening five fields of one person, beside one field", WORKER_CPU)
                        .warmUp(WarmUp.LONG)
                        .limit("one field, " + JDK, "seal.RecordOfFiveFields.limitDecryptOne")
                        .ours("Tacit, five fields", "seal.RecordOfFiveFields.tacitDecryptFive"),
                Question.of(
                                "five-columns",
                                "Five members of a record as columns of text, beside one field's bytes",
                                WORKER_CPU)
                        .warmUp(WarmUp.LONG)
                        .limit("one field, " + JDK, "seal.RecordOfFiveFields.limitEncryptOne")
                        .ours("Tacit, to columns", "seal.RecordOfFiveFields.tacitSeal")
                        .ours("Tacit, from columns", "seal.RecordOfFiveFields.tacitOpen"),
                Question.of("page", "Opening a page of 50 records of 50 people, five fields each", WORKER_CPU)
                        .warmUp(WarmUp.LONG)
                        .limit("250 values, 50 ciphers kept", "seal.PageOfFifty.limit")
                        .ours("Tacit, record by record", "seal.PageOfFifty.tacit")
                        .ours("Tacit, as a page", "seal.PageOfFifty.tacitPage"),
                Question.of("many-subjects", "Decrypting, each time another person's value (Zipf)", WORKER_CPU)
                        .warmUp(WarmUp.LONG)
                        .collector(Collector.G1)
                        .limit(CAFFEINE_AND_TINK, "seal.ManySubjects.caffeineAndTink")
                        .ours("Tacit", "seal.ManySubjects.tacit")
                        .across("subjects", scale.choose(List.of("10000"), List.of("1", "10000", "100000", "1000000"))),
                Question.of("many-subjects-serial", "The same, with the serial garbage collector", WORKER_CPU)
                        .warmUp(WarmUp.LONG)
                        .limit(CAFFEINE_AND_TINK, "seal.ManySubjects.caffeineAndTink")
                        .ours("Tacit", "seal.ManySubjects.tacit")
                        .across("subjects", scale.choose(List.of("10000"), List.of("10000", "100000"))),
                Question.of("cache-miss", "Decrypting with a key that is not cached", WORKER_CPU)
                        .warmUp(WarmUp.LONG)
                        .limit("the same steps with bare parts", "seal.CacheMiss.limit")
                        .ours("Tacit", "seal.CacheMiss.tacit"),
                Question.of("cold-page", "Opening such a page, no key of which is cached", WORKER_CPU)
                        .warmUp(WarmUp.LONG)
                        .limit("the same steps with bare parts, 50 keys and 250 values", "seal.ColdPage.limit")
                        .ours("Tacit, one question to the key store", "seal.ColdPage.tacit"),
                Question.of("refresh", "Decrypting while rows of keys are read again", P99_IN_TURNS)
                        .warmUp(WarmUp.ONE_SHOT)
                        .turns(
                                "seal.RefreshAhead.turns",
                                Map.of(),
                                "Tacit, rows always being read",
                                "Tacit, none being read",
                                P99_OTHER_TURNS,
                                new AtMost(2)),
                Question.of("threads", "Encrypting with several threads on one vault", WALL)
                        .warmUp(WarmUp.LONGEST)
                        .limit(JDK + ", one each", "seal.FieldEncrypt.limit")
                        .ours("Tacit", "seal.FieldEncrypt.tacit")
                        .with("size", "1024")
                        .acrossThreads(scale.choose(List.of("2"), List.of("1", "2"))),
                Question.of(
                                "threads-in-turns",
                                "Two threads on one vault, and two bare ciphers, in one process",
                                WALL_IN_TURNS)
                        .collector(Collector.G1)
                        .warmUp(WarmUp.ONE_SHOT)
                        .with("turns", scale.choose("50", "200"))
                        .turns(
                                "seal.ThreadsInTurns.encrypt",
                                Map.of(),
                                "Tacit, two threads",
                                JDK + ", one each",
                                WALL_OTHER_TURNS,
                                new ThroughputAtLeast(0.9)),
                vaultInTurns(scale),
                Question.of("blind-index", "Computing an index value", WORKER_CPU)
                        .limit("HMAC-SHA-256, Mac kept", "seal.BlindIndex.limit")
                        .ours("Tacit", "seal.BlindIndex.tacit"),
                Question.of("shred", "Shredding one person's key, forced to the disk", WALL)
                        .limit("one forced write of 200 bytes", "seal.ShredSubject.limit")
                        .ours("Tacit, embedded key store", "seal.ShredSubject.tacit"));
    }

    /** What the vault's bars are held against. */
    private static Question vaultInTurns(Scale scale) {
        Question question = Question.of("vault-in-turns", "The vault and its limits, in one process", CPU_IN_TURNS)
                .warmUp(WarmUp.ONE_SHOT)
                .with("turns", scale.choose("50", "200"));
        for (String direction : List.of("encrypt", "decrypt")) {
            inTurns(question, direction, Map.of("size", "64"), direction + " 64 B", JDK, 1.35);
            inTurns(question, direction, Map.of("size", "1024"), direction + " 1024 B", JDK, 1.25);
            inTurns(question, direction + "Five", Map.of(), direction + " five fields", "one field, " + JDK, 5.5);
        }
        inTurns(question, "miss", Map.of(), "a key that is not cached", "the same steps with bare parts", 1.2);
        question.collector(Collector.G1);
        for (String people : scale.choose(List.of("10000"), List.of("10000", "100000"))) {
            inTurns(
                    question,
                    "hit",
                    Map.of("subjects", people),
                    "one of " + people + " people",
                    CAFFEINE_AND_TINK,
                    0.6);
        }
        return question;
    }

    private static void inTurns(
            Question question, String benchmark, Map<String, String> kind, String ours, String other, double most) {
        question.turns("seal.InTurns." + benchmark, kind, "Tacit, " + ours, other, CPU_OTHER_TURNS, new AtMost(most));
    }

    private static List<Question> json() {
        return List.of(
                Question.of("json-write", "Writing an order as JSON, four members sealed", WORKER_CPU)
                        .warmUp(WarmUp.LONG)
                        .limit("Jackson, nothing sealed", "seal.OrderAsJson.limitWrite")
                        .ours("Tacit SealedJson", "seal.OrderAsJson.tacitWrite"),
                Question.of("json-read", "Reading an order from JSON, four members sealed", WORKER_CPU)
                        .warmUp(WarmUp.LONG)
                        .limit("Jackson, nothing sealed", "seal.OrderAsJson.limitRead")
                        .ours("Tacit SealedJson", "seal.OrderAsJson.tacitRead"));
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
