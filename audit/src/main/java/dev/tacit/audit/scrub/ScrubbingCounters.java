package dev.tacit.audit.scrub;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * What a scrubber has done since it was made. Counts and category ids only, so that each may be a metric's value or label.
 *
 * <p>Thread-safe. The numbers are read one by one, so they may be a few events apart.
 */
public final class ScrubbingCounters {
    private static final int MAX_UNREADABLE = 100;

    private final LongAdder scrubbed = new LongAdder();
    private final LongAdder withheld = new LongAdder();
    private final LongAdder truncated = new LongAdder();
    private final LongAdder hidden = new LongAdder();
    private final LongAdder keyFailures = new LongAdder();
    private final Map<String, LongAdder> replaced = new ConcurrentHashMap<>();
    private volatile Map<String, String> unreadable = Map.of();

    ScrubbingCounters() {}

    /**
     * Returns how often an event was forwarded in another form than it came in: by each covered appender that took it, since
     * each scrubs it for itself.
     */
    public long scrubbed() {
        return scrubbed.sum();
    }

    /** Returns the number of events of which only a constant was forwarded, because scrubbing them failed. */
    public long withheld() {
        return withheld.sum();
    }

    /** Returns the number of values that were cut for their length. */
    public long truncated() {
        return truncated.sum();
    }

    /** Returns the number of values that were hidden and are of no known category: {@code <encrypted>}, {@code <withheld>}. */
    public long hidden() {
        return hidden.sum();
    }

    /** Returns how often a label stood in for a token because the key did not answer. */
    public long keyFailures() {
        return keyFailures.sum();
    }

    /** Returns the number of values that were replaced, by category id, in the order of the ids. */
    public Map<String, Long> replaced() {
        Map<String, Long> sums = new TreeMap<>();
        replaced.forEach((category, count) -> sums.put(category, count.sum()));
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    /**
     * Returns the classes of which objects showed as {@code <withheld>}, with the rule that each breaks: a package that is
     * not opened, a declaration that cannot hold. At most {@value #MAX_UNREADABLE}; the same instance until another is met.
     */
    public Map<String, String> unreadable() {
        return unreadable;
    }

    /** Returns the numbers in one line. */
    @Override
    public String toString() {
        return "scrubbed=" + scrubbed() + ", withheld=" + withheld() + ", truncated=" + truncated() + ", keyFailures="
                + keyFailures() + ", replaced=" + replaced() + ", unreadable=" + unreadable.keySet();
    }

    /** Counts an event that was forwarded in another form. */
    public void countScrubbed() {
        scrubbed.increment();
    }

    /** Counts an event of which only a constant was forwarded. */
    public void countWithheld() {
        withheld.increment();
    }

    void countTruncated() {
        truncated.increment();
    }

    void countHidden() {
        hidden.increment();
    }

    void countKeyFailure() {
        keyFailures.increment();
    }

    /** Remembers a class that cannot be shown. */
    void noteUnreadable(Class<?> type, Supplier<String> rule) {
        if (!unreadable.containsKey(type.getName()) && unreadable.size() < MAX_UNREADABLE) {
            addUnreadable(type.getName(), rule.get());
        }
    }

    private synchronized void addUnreadable(String type, String rule) {
        Map<String, String> more = new TreeMap<>(unreadable);
        more.put(type, rule);
        unreadable = Collections.unmodifiableMap(more);
    }

    /** Returns what counts the values of this category that are replaced. */
    LongAdder replacedOf(String category) {
        return replaced.computeIfAbsent(category, id -> new LongAdder());
    }
}
