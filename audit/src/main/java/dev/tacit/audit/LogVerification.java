package dev.tacit.audit;

import dev.tacit.audit.internal.LogLayout;
import dev.tacit.audit.internal.LogStorage;
import dev.tacit.audit.proof.Checkpoint;
import dev.tacit.audit.proof.ProofRejectedException;
import dev.tacit.audit.proof.TreeHash;
import dev.tacit.audit.proof.VerifierKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** One offline check of a log. Not thread-safe. */
final class LogVerification {
    private static final String NO_TRUSTED_HEAD =
            "no trusted head was given: a log that was rolled back, or rewritten with its own key, looks the same";

    private final LogStorage storage;
    private final LogLayout layout;
    private final VerifierKey key;
    private final Set<String> problems = new LinkedHashSet<>();

    LogVerification(LogStorage storage, LogLayout layout, VerifierKey key) {
        this.storage = storage;
        this.layout = layout;
        this.key = key;
    }

    VerificationReport check(List<String> trustedHeads) throws IOException {
        List<Checkpoint> trusted = open(trustedHeads);
        Checkpoint head = head();
        TreeCheck tree = new TreeCheck(storage, layout, head.size(), problems);
        tree.run(trusted.stream().map(Checkpoint::size).toList());
        compare(tree, head, trusted);
        long firstBad = firstBad(tree, head, trusted);
        long durable = new OwnFilesCheck(storage, layout, key, problems).durableSize(head);
        OptionalLong anchored = trusted.stream().mapToLong(Checkpoint::size).max();
        return new VerificationReport(
                head.size(),
                firstBad < 0 ? head.size() : firstBad,
                firstBad < 0 ? OptionalLong.empty() : OptionalLong.of(firstBad),
                anchored,
                Math.max(0, durable - anchored.orElse(0)),
                List.copyOf(problems),
                anchored.isPresent() ? List.of() : List.of(NO_TRUSTED_HEAD));
    }

    private List<Checkpoint> open(List<String> trustedHeads) {
        List<Checkpoint> trusted = new ArrayList<>();
        for (String note : trustedHeads) {
            try {
                trusted.add(Checkpoint.open(note, key));
            } catch (ProofRejectedException foreign) {
                problems.add("a trusted head is not signed by this key, or is of another log");
            }
        }
        return trusted;
    }

    private Checkpoint head() throws IOException {
        if (!storage.exists(layout.checkpoint())) {
            problems.add("the log has no checkpoint");
        } else {
            try {
                return SignedHead.open(storage.read(layout.checkpoint()), key).checkpoint();
            } catch (ProofRejectedException refused) {
                problems.add("the checkpoint is malformed, of another log, or not signed by this key");
            }
        }
        return new Checkpoint(key.name(), 0, TreeHash.EMPTY_ROOT);
    }

    private void compare(TreeCheck tree, Checkpoint head, List<Checkpoint> trusted) {
        if (!tree.hasRoot(head)) {
            problems.add("the entries are not those that the checkpoint was signed over");
        }
        for (Checkpoint anchored : trusted) {
            if (anchored.size() > head.size()) {
                problems.add("the log is shorter than a trusted head: its tail was cut, or it was rolled back");
            } else if (!tree.hasRoot(anchored)) {
                problems.add("the entries are not those that a trusted head was signed over");
            }
        }
    }

    /** The first entry that is not, or may not be, what was signed; -1 if all are. */
    private long firstBad(TreeCheck tree, Checkpoint head, List<Checkpoint> trusted) throws IOException {
        List<Checkpoint> signed = new ArrayList<>(trusted);
        signed.removeIf(anchored -> anchored.size() > head.size());
        signed.add(head);
        if (signed.stream().allMatch(tree::hasRoot)) {
            return -1;
        }
        RecordedLeaves recorded = new RecordedLeaves(storage, layout, head.size());
        if (tree.firstMismatch() >= 0 && recorded.giveRootsOf(signed)) {
            return tree.firstMismatch();
        }
        return trusted.stream()
                .filter(tree::hasRoot)
                .mapToLong(Checkpoint::size)
                .max()
                .orElse(0);
    }
}
