package dev.tacit.audit;

import dev.tacit.Safe;
import dev.tacit.audit.internal.HandleTable;
import dev.tacit.audit.internal.WalContent;
import dev.tacit.audit.proof.TreeHash;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The entries in which a log says what it cuts when it is opened: the rest of a batch that nobody was told of. */
final class CutTails {
    private final LogSettings settings;

    CutTails(LogSettings settings) {
        this.settings = settings;
    }

    /** Returns one entry for each file that is cut. */
    List<byte[]> entries(WalContent wal, HandleTable handles) throws IOException {
        List<byte[]> entries = new ArrayList<>();
        byte[] frames = wal.tornTail();
        if (frames.length > 0) {
            entries.add(entry("wal", frames));
        }
        if (handles.extent().tornBytes() > 0) {
            entries.add(entry("handles", tornRows(handles)));
        }
        return entries;
    }

    private byte[] tornRows(HandleTable handles) throws IOException {
        try (InputStream table =
                settings.storage().openForRead(settings.layout().handles())) {
            table.skipNBytes(handles.extent().goodBytes());
            return table.readAllBytes();
        }
    }

    private byte[] entry(String file, byte[] cut) {
        String hash = HexFormat.of().formatHex(TreeHash.ofLeaf(cut).bytes());
        return EntryEncoder.encodeOwn(
                settings.clock(),
                "recovered",
                Safe.of("file", file),
                Safe.of("bytesCut", cut.length),
                Safe.of("leafHash", hash));
    }
}
