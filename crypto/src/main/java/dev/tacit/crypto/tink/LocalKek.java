package dev.tacit.crypto.tink;

import dev.tacit.Safe;
import dev.tacit.crypto.file.DurableFile;
import dev.tacit.crypto.key.Kek;
import dev.tacit.crypto.key.KeyUnavailableException;
import dev.tacit.crypto.key.UnknownFormatException;
import dev.tacit.json.CanonicalJson;
import dev.tacit.json.Json;
import dev.tacit.json.JsonException;
import dev.tacit.json.JsonObject;
import dev.tacit.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A KEK in files: the embedded default, for first steps and for hosts without a KMS. {@code tacit-kek.json} names it, and
 * beside it the folder {@code tacit-kek.json.epochs} holds one Tink keyset a file, one file an epoch.
 *
 * <p>The keysets lie there in clear, readable by their owner only: whoever copies them, a backup included, can unwrap that
 * epoch's keys. So the files belong outside the database's folder and outside its backup. Thread-safe.
 */
public final class LocalKek implements Kek {
    private static final String FORMAT = "tacit-kek";

    private final String id;
    private final Path epochs;

    private LocalKek(String id, Path epochs) {
        this.id = id;
        this.epochs = epochs;
    }

    /**
     * Returns the KEK named by this file, which is made, with its folders, if it does not exist.
     *
     * @throws KeyUnavailableException if a file cannot be read or written, the file may be read by others than its owner,
     *     or it is missing although epochs exist
     * @throws UnknownFormatException if the file is damaged or no such file
     */
    public static LocalKek openOrCreate(Path file) {
        try {
            Path epochs = file.resolveSibling(file.getFileName() + ".epochs");
            if (!Files.exists(file)) {
                create(file, epochs);
            }
            return new LocalKek(read(file), epochs);
        } catch (IOException e) {
            throw new KeyUnavailableException(
                    "the KEK's file cannot be read or written", Safe.of("failure", e.getClass()));
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String createEpochKek() {
        String name = UUID.randomUUID().toString();
        EpochKeyset unused = EpochKeyset.create(fileOf(name));
        return name;
    }

    @Override
    public byte[] wrap(String epochKek, byte[] key, byte[] associatedData) {
        return keyset(epochKek).wrap(key, associatedData);
    }

    @Override
    public byte[] unwrap(String epochKek, byte[] wrapped, byte[] associatedData) {
        return keyset(epochKek).unwrap(wrapped, associatedData);
    }

    @Override
    public boolean destroysEpochKeks() {
        return true;
    }

    /** Removes the epoch's file. Copies of the file elsewhere, and blocks that a disk keeps, are beyond its reach. */
    @Override
    public Instant destroyEpochKek(String epochKek, Instant now) {
        try {
            DurableFile.delete(fileOf(epochKek));
            return now;
        } catch (IOException e) {
            throw new KeyUnavailableException("an epoch's KEK could not be removed", Safe.of("failure", e.getClass()));
        }
    }

    /** Read each time: what is asked for four times an hour need not stay in memory after its file is gone. */
    private EpochKeyset keyset(String epochKek) {
        return EpochKeyset.read(privateFile(fileOf(epochKek)));
    }

    /** Epoch names come from the key store, so they are held to their form before they become part of a path. */
    private Path fileOf(String epochKek) {
        if (epochKek.length() > 64 || !epochKek.chars().allMatch(LocalKek::isPlain)) {
            throw new UnknownFormatException("an epoch's KEK has a name that is not one of this KEK's");
        }
        return epochs.resolve(epochKek + ".json");
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }

    /** Another may create it at the same time: the first one's name counts, so the file is read afterwards. */
    private static void create(Path file, Path epochs) throws IOException {
        if (hasAny(epochs) && !Files.exists(file)) {
            throw new KeyUnavailableException(
                    "the KEK's file is missing although its epochs exist; restore the file, or move the epochs away");
        }
        DurableFile.createFolder(epochs.toAbsolutePath());
        JsonObject content = JsonObject.builder()
                .put("format", FORMAT)
                .put("version", 1)
                .put("id", "local-" + UUID.randomUUID())
                .build();
        DurableFile.writeIfAbsent(file, CanonicalJson.write(content).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean hasAny(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    private static String read(Path file) throws IOException {
        try {
            JsonReader reader = JsonReader.of(Json.parse(Files.readAllBytes(privateFile(file))));
            reader.refuseUnknown("format", "version", "id");
            if (!reader.field("format").string().equals(FORMAT)
                    || reader.field("version").integer() != 1) {
                throw new UnknownFormatException("the KEK's file is of another kind or of a newer version");
            }
            return reader.field("id").string();
        } catch (JsonException e) {
            throw new UnknownFormatException("the KEK's file is damaged");
        }
    }

    private static Path privateFile(Path file) {
        try {
            if (Files.exists(file) && DurableFile.isOpenToOthers(file)) {
                throw new KeyUnavailableException(
                        "a KEK's file may be read by others than its owner; run chmod 600 on it, and consider the KEK"
                                + " known to whoever could read it");
            }
            return file;
        } catch (IOException e) {
            throw new KeyUnavailableException("the KEK's file cannot be read", Safe.of("failure", e.getClass()));
        }
    }
}
