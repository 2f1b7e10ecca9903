package dev.tacit.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.format.Padding;
import dev.tacit.crypto.format.SealedSize;
import dev.tacit.crypto.format.Suite;
import dev.tacit.json.Json;
import dev.tacit.json.JsonArray;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonReader;
import dev.tacit.json.JsonString;
import dev.tacit.json.JsonValue;
import dev.tacit.provider.FieldContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published bytes of the format, made here and read by a decoder in another language. */
class VectorsTest {
    private static final Subject ALICE = Subject.of("alice-1");
    private static final Path PUBLISHED = Path.of("..", "docs", "vectors", "sealed-v1.json");
    private static final Path DECODER = Path.of("..", "docs", "vectors", "decode.mjs");
    private static final HexFormat HEX = HexFormat.of();

    private final FixedKeys keys = new FixedKeys(ALICE);

    @TempDir
    private Path folder;

    @Test
    void thisRelease_makesThePublishedBytes() throws IOException {
        JsonReader published = JsonReader.of(Json.parse(Files.readAllBytes(PUBLISHED)));

        assertThat(Json.pretty(vectors())).isEqualTo(Json.pretty(published.value()));
    }

    @Test
    void thePublishedBytes_areReadByADecoderThatIsNotOurs() throws Exception {
        assertThat(decode(PUBLISHED)).isEqualTo("ok 34\n");
    }

    @Test
    void arbitraryValues_areReadByADecoderThatIsNotOurs() throws Exception {
        Random random = new Random(47);
        List<JsonValue> sealed = new ArrayList<>();
        for (int size = 0; size < 300; size++) {
            byte[] nonce = new byte[12];
            byte[] plaintext = new byte[size];
            random.nextBytes(nonce);
            random.nextBytes(plaintext);
            Binding binding = List.of(Binding.values()).get(size % 3);
            SealedSize shape = new SealedSize(
                    size % 2 == 0 ? Suite.AES_256_GCM : Suite.AES_256_GCM_WIDE_REFERENCE,
                    List.of(Padding.values()).get(size / 3 % 4));
            sealed.add(sealed("random " + size, shape, nonce, context("field-" + size, binding), plaintext));
        }
        Path file = folder.resolve("random.json");
        assertThat(Files.writeString(file, Json.write(document(JsonArray.of(sealed), JsonArray.of()))))
                .exists();

        assertThat(decode(file)).isEqualTo("ok 300\n");
    }

    @Test
    void aForgedVector_isNoticedByTheDecoder() throws Exception {
        String forged = Files.readString(PUBLISHED).replaceFirst("\"plaintext\": \"[0-9a-f]{2}", "\"plaintext\": \"00");
        Path file = folder.resolve("forged.json");
        assertThat(Files.writeString(file, forged)).exists();

        assertThat(decode(file)).doesNotStartWith("ok ");
    }

    private String decode(Path vectors) throws IOException, InterruptedException {
        Optional<Process> started = start(vectors);
        if (started.isEmpty()) {
            assertThat(System.getenv("CI"))
                    .as("node must be there where CI=true")
                    .isNotEqualTo("true");
        }
        Assumptions.assumeTrue(started.isPresent(), "node is not on this machine");
        Process process = started.orElseThrow();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue() == 0).as(output).isEqualTo(output.startsWith("ok "));
        return output;
    }

    private static Optional<Process> start(Path vectors) {
        try {
            return Optional.of(new ProcessBuilder("node", DECODER.toString(), vectors.toString())
                    .redirectErrorStream(true)
                    .start());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private JsonObject vectors() {
        byte[] nonce = HEX.parseHex("000102030405060708090a0b");
        byte[] other = HEX.parseHex("ffeeddccbbaa998877665544");
        FieldContext name = context("buyerName", Binding.SUBJECT);
        JsonObject text = sealed("a text bound to its subject", nonce, name, utf8("Zebedee Quillfeather"));
        List<JsonValue> sealed = new ArrayList<>(List.of(
                text,
                sealed("empty", other, name, new byte[0]),
                sealed("one byte, bound to the field", nonce, context("clientIp", Binding.FIELD), new byte[] {0x7C}),
                sealed(
                        "beyond ASCII, bound to the record",
                        other,
                        context("gift", Binding.RECORD),
                        utf8("🦊 für Ümit")),
                sealed("33 bytes", nonce, context("note", Binding.RECORD), new byte[33]),
                sealed("texts of 127, 128 and 300 bytes", other, longTexts(), utf8("Zebedee Quillfeather"))));
        sealed.addAll(shapes(nonce));
        JsonArray rejected = JsonArray.of(
                rejected(text, "moved to another field", "fieldId", "gift"),
                rejected(
                        text,
                        "moved to another subject",
                        "handle",
                        keys.handle(Subject.of("bob-2")).hex()),
                rejected(text, "moved to another tenant", "tenant", "north"),
                rejected(text, "moved to another kind of record", "recordName", "parcel"),
                rejected(text, "read at a lower level", "binding", "FIELD"),
                rejected(text, "last bit flipped", "sealed", flipLastBit(text)),
                withHeader(text, "version 2", "7c2101"),
                withHeader(text, "suite 3, which is not built", "7c1301"),
                withHeader(text, "sealed with suite 1, said to be of suite 4", "7c1401"),
                withHeader(text, "said to be padded", "7c1105"),
                withHeader(text, "padding class 4, which is not used", "7c1111"),
                withHeader(text, "level 3, which is not used", "7c1103"),
                withHeader(text, "a flag that should be 0", "7c1121"),
                withHeader(text, "suite 2 at level SUBJECT", "7c1201"));
        return document(JsonArray.of(sealed), rejected);
    }

    private JsonObject document(JsonArray sealed, JsonArray rejected) {
        return JsonObject.builder()
                .put("format", "tacit-sealed-vectors")
                .put("version", 1)
                .put("handleRoot", "02".repeat(32))
                .put("subjectKey", "03".repeat(32))
                .put("indexRoot", "04".repeat(32))
                .put("tokenKey", "05".repeat(32))
                .put("sharedKey", "06".repeat(32))
                .put("tenant", "sole")
                .put("subject", ALICE.id())
                .put("handle", keys.handle(ALICE).hex())
                .put("sealed", sealed)
                .put("rejected", rejected)
                .put("indexes", JsonArray.of(index("order", "buyerEmail", "ann@example.org"), index("order", "a", "")))
                .put("tokens", JsonArray.of(token("EMAIL_ADDRESS", "ann@example.org")))
                .build();
    }

    private JsonObject sealed(String title, byte[] nonce, FieldContext context, byte[] plaintext) {
        return sealed(title, SealedSize.standard(), nonce, context, plaintext);
    }

    private JsonObject sealed(String title, SealedSize shape, byte[] nonce, FieldContext context, byte[] plaintext) {
        return vector(title, context, plaintext, keys.seal(shape, nonce, context, plaintext));
    }

    private JsonObject vector(String title, FieldContext context, byte[] plaintext, byte[] sealed) {
        return JsonObject.builder()
                .put("title", title)
                .put("tenant", context.tenant().id())
                .put("handle", keys.handle(ALICE).hex())
                .put("recordName", context.recordName())
                .put("fieldId", context.fieldId())
                .put("binding", context.binding().name())
                .put("recordId", context.recordId().orElseThrow())
                .put("plaintext", HEX.formatHex(plaintext))
                .put("sealed", HEX.formatHex(sealed))
                .put("text", SealedText.of(sealed))
                .build();
    }

    /** Every suite, level and padding class that is not in the list above. */
    private List<JsonObject> shapes(byte[] nonce) {
        byte[] plaintext = utf8("Zebedee Quillfeather");
        List<JsonObject> shapes = new ArrayList<>();
        for (Suite suite : List.of(Suite.AES_256_GCM, Suite.AES_256_GCM_WIDE_REFERENCE)) {
            for (Padding padding : Padding.values()) {
                for (Binding binding : Binding.values()) {
                    shapes.add(sealed(
                            suite + " " + padding + " " + binding,
                            new SealedSize(suite, padding),
                            another(nonce, shapes.size()),
                            context("buyerName", binding),
                            plaintext));
                }
            }
        }
        for (Padding padding : Padding.values()) {
            byte[] sealed = keys.sealShared(utf8("ABCDEFGHIJKLMNOPQRSTUVWX"), padding, "terms", plaintext);
            String title = Suite.XAES_256_GCM + " " + padding + " FIELD";
            shapes.add(vector(title, context("terms", Binding.FIELD), plaintext, sealed));
        }
        return shapes;
    }

    /** The JDK refuses to use a nonce twice in a row under one key. */
    private static byte[] another(byte[] nonce, int number) {
        byte[] other = nonce.clone();
        other[0] = (byte) (0x10 + number);
        return other;
    }

    /** A header of a kind that this release does not know, or of another kind than the value was sealed as. */
    private static JsonObject withHeader(JsonObject vector, String title, String header) {
        return rejected(
                vector,
                title,
                "sealed",
                header + JsonReader.of(vector).field("sealed").string().substring(6));
    }

    private JsonObject index(String recordName, String fieldId, String value) {
        return JsonObject.builder()
                .put("recordName", recordName)
                .put("fieldId", fieldId)
                .put("value", value)
                .put("index", HEX.formatHex(keys.index(recordName, fieldId, value)))
                .build();
    }

    private JsonObject token(String category, String value) {
        return JsonObject.builder()
                .put("category", category)
                .put("value", value)
                .put("mac", HEX.formatHex(keys.token(category, value)))
                .build();
    }

    private static JsonObject rejected(JsonObject vector, String title, String member, String value) {
        return vector.without("plaintext")
                .without("text")
                .with("title", new JsonString(title))
                .with(member, new JsonString(value));
    }

    private static String flipLastBit(JsonObject vector) {
        byte[] sealed = HEX.parseHex(JsonReader.of(vector).field("sealed").string());
        sealed[sealed.length - 1] ^= 1;
        return HEX.formatHex(sealed);
    }

    private static FieldContext context(String fieldId, Binding binding) {
        return new FieldContext(Tenant.SOLE, "order", fieldId, binding, Optional.of(ALICE), Optional.of("114-1"));
    }

    /** Where a length takes one byte and where it takes two. */
    private static FieldContext longTexts() {
        return new FieldContext(
                Tenant.SOLE,
                "r".repeat(127),
                "f".repeat(128),
                Binding.RECORD,
                Optional.of(ALICE),
                Optional.of("ü".repeat(150)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
