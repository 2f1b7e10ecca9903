package dev.tacit.retention.internal;

import dev.tacit.Safe;
import dev.tacit.retention.policy.RetentionSetupException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In which order kinds of record are swept: children before what they belong to. Immutable and thread-safe.
 *
 * @param level record name → 0 for one without children, else one more than the highest of its children
 */
public record SweepOrder(Map<String, Integer> level) {
    public SweepOrder {
        level = Map.copyOf(level);
    }

    /** A declared link. */
    public record Link(String child, String parent) {}

    /**
     * Returns the order of these kinds of record.
     *
     * @throws RetentionSetupException if a link names another kind, or links go round in a circle
     */
    public static SweepOrder of(Collection<String> recordNames, Collection<Link> links) {
        Map<String, Integer> level = new HashMap<>();
        for (String name : recordNames) {
            place(name, recordNames, links, level, new HashSet<>());
        }
        return new SweepOrder(level);
    }

    private static int place(
            String name,
            Collection<String> recordNames,
            Collection<Link> links,
            Map<String, Integer> level,
            Set<String> above) {
        if (!recordNames.contains(name)) {
            throw new RetentionSetupException(
                    "a link names a kind of record that is not mapped", Safe.of("record", name));
        }
        if (!above.add(name)) {
            throw new RetentionSetupException("links go round in a circle", Safe.of("record", name));
        }
        int highest = -1;
        for (Link link : links) {
            if (link.parent().equals(name)) {
                highest = Math.max(highest, place(link.child(), recordNames, links, level, above));
            }
        }
        above.remove(name);
        level.put(name, highest + 1);
        return highest + 1;
    }

    /** Returns the kinds of record, children first, those of one level by name. */
    public List<String> names() {
        List<String> names = new ArrayList<>(level.keySet());
        names.sort(Comparator.comparing(this::levelOf).thenComparing(Comparator.naturalOrder()));
        return names;
    }

    int levels() {
        return level.values().stream().mapToInt(one -> one + 1).max().orElse(0);
    }

    int levelOf(String recordName) {
        return level.getOrDefault(recordName, 0);
    }
}
