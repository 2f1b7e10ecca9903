package dev.tacit.audit;

import dev.tacit.Safe;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.audit.internal.HandleTable;
import dev.tacit.audit.internal.TileReader;
import dev.tacit.audit.proof.LogCorruptedException;
import dev.tacit.audit.proof.ProofRejectedException;
import dev.tacit.audit.proof.TilePath;
import dev.tacit.audit.proof.TlogProof;
import dev.tacit.event.AuditUnavailableException;
import dev.tacit.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Reads what is published. Thread-safe. */
final class LogReading {
    private final LogSettings settings;
    private final HandleTable handles;

    LogReading(LogSettings settings, HandleTable handles) {
        this.settings = settings;
        this.handles = handles;
    }

    String proof(long index, SignedHead head) {
        try {
            return new TlogProof(
                            index, reader(head.size()).tree().inclusion(index).path(), head.note())
                    .text();
        } catch (UncheckedIOException failed) {
            throw unreadable(failed);
        } catch (ProofRejectedException malformed) {
            throw new LogCorruptedException("a tile of the log is damaged");
        }
    }

    Stream<LogEntry> entries(long fromIndex, long size) {
        if (fromIndex < 0) {
            throw new IndexOutOfBoundsException("entries are numbered from 0");
        }
        if (fromIndex >= size) {
            return Stream.empty();
        }
        long first = fromIndex / TilePath.FULL_WIDTH;
        long last = (size - 1) / TilePath.FULL_WIDTH;
        return LongStream.rangeClosed(first, last)
                .boxed()
                .flatMap(bundle -> bundle(bundle, size))
                .filter(entry -> entry.index() >= fromIndex);
    }

    Stream<LogEntry> entriesAbout(Tenant tenant, SubjectHandle subject, long size) {
        Optional<SubjectHandle> own = handles.find(tenant, subject);
        return own.isEmpty() ? Stream.empty() : entries(0, size).filter(entry -> isAbout(own.get(), entry));
    }

    private static boolean isAbout(SubjectHandle own, LogEntry entry) {
        JsonReader subjects = JsonReader.of(entry.json()).field("subjects");
        return subjects.isPresent()
                && subjects.items().stream().anyMatch(handle -> handle.string().equals(own.hex()));
    }

    private Stream<LogEntry> bundle(long index, long size) {
        TilePath path = TilePath.holding(TilePath.ENTRIES, index * TilePath.FULL_WIDTH, size);
        List<byte[]> entries;
        try {
            entries = reader(size).bundle(path);
        } catch (IOException failed) {
            throw unreadable(failed);
        } catch (ProofRejectedException malformed) {
            throw new LogCorruptedException("a bundle of entries is damaged");
        }
        return IntStream.range(0, entries.size())
                .mapToObj(i -> new LogEntry(path.start() + i, new String(entries.get(i), StandardCharsets.UTF_8)));
    }

    private TileReader reader(long size) {
        return new TileReader(settings.storage(), settings.layout(), size);
    }

    private static AuditUnavailableException unreadable(Exception failed) {
        return new AuditUnavailableException("the audit log cannot be read", Safe.of("failure", failed.getClass()));
    }
}
