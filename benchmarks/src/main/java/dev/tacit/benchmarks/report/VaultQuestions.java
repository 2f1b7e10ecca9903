package dev.tacit.benchmarks.report;

import static dev.tacit.benchmarks.report.Measure.CPU_IN_TURNS;
import static dev.tacit.benchmarks.report.Measure.CPU_OTHER_TURNS;
import static dev.tacit.benchmarks.report.Measure.P99_IN_TURNS;
import static dev.tacit.benchmarks.report.Measure.P99_OTHER_TURNS;
import static dev.tacit.benchmarks.report.Measure.WALL;
import static dev.tacit.benchmarks.report.Measure.WALL_IN_TURNS;
import static dev.tacit.benchmarks.report.Measure.WALL_OTHER_TURNS;
import static dev.tacit.benchmarks.report.Measure.WORKER_CPU;

import dev.tacit.benchmarks.report.Bar.AtMost;
import dev.tacit.benchmarks.report.Bar.ThroughputAtLeast;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is asked about sealing and opening; its bars are held where both sides take turns in one process. */
final class VaultQuestions {
    private static final String JDK = "JDK AES-256-GCM";
    private static final String CAFFEINE_AND_TINK = "Caffeine + Tink, 100,000 cached";

    private VaultQuestions() {}

    static List<Question> all(Scale scale) {
        return Stream.of(seal(scale), json()).flatMap(List::stream).toList();
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
                        .across("subjects", List.of("10000", "100000")),
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
                .with("turns", scale.choose("25", "100"));
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
}
