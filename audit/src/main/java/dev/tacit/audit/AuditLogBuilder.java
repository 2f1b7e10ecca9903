package dev.tacit.audit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tacit.SystemClock;
import dev.tacit.audit.internal.DiskStorage;
import dev.tacit.audit.internal.LogStorage;
import dev.tacit.audit.proof.LogCorruptedException;
import dev.tacit.event.AuditUnavailableException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what a log needs. Not thread-safe. */
public final class AuditLogBuilder {
    private @Nullable Path directory;
    private @Nullable String origin;
    private @Nullable AuditLogKey key;
    private @Nullable CheckpointAnchor anchor;
    private Duration anchorPatience = Duration.ofSeconds(5);
    private PublishPolicy publishPolicy = PublishPolicy.standard();
    private InstantSource clock = SystemClock.instance();
    private LogStorage storage = new DiskStorage();
    private final Set<String> hostKinds = new HashSet<>();

    AuditLogBuilder() {}

    /** Sets the log's directory, which is made if there is none; its parent must exist. Required. */
    @CanIgnoreReturnValue
    public AuditLogBuilder directory(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
        return this;
    }

    /**
     * Sets the log's name in the world, for example {@code shop.example/audit}; it is also the name of its key. Each log,
     * and each node that writes one, has its own. No spaces and no plus sign. Required.
     */
    @CanIgnoreReturnValue
    public AuditLogBuilder origin(String origin) {
        this.origin = Objects.requireNonNull(origin, "origin");
        return this;
    }

    /** Sets the key that signs. A log has one key for life, and whoever loses it begins another log. Required. */
    @CanIgnoreReturnValue
    public AuditLogBuilder key(AuditLogKey key) {
        this.key = Objects.requireNonNull(key, "key");
        return this;
    }

    /** Sets where heads are remembered. Required; {@link CheckpointAnchor#none} says that there is no such place. */
    @CanIgnoreReturnValue
    public AuditLogBuilder anchor(CheckpointAnchor anchor) {
        this.anchor = Objects.requireNonNull(anchor, "anchor");
        return this;
    }

    /** Sets when the log signs a head by itself; {@link PublishPolicy#standard} if not called. */
    @CanIgnoreReturnValue
    public AuditLogBuilder publishing(PublishPolicy policy) {
        this.publishPolicy = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /** Sets where entries get their time from. */
    @CanIgnoreReturnValue
    public AuditLogBuilder clock(InstantSource clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * Registers a kind of the host's own events; others are refused.
     *
     * @param kind 1 to 64 characters of {@code a-z 0-9 . -}
     */
    @CanIgnoreReturnValue
    public AuditLogBuilder hostKind(String kind) {
        if (kind.isEmpty() || kind.length() > 64 || !kind.chars().allMatch(AuditLogBuilder::isPlain)) {
            throw new IllegalArgumentException("a kind of host event has 1 to 64 characters of a-z 0-9 . -");
        }
        hostKinds.add(kind);
        return this;
    }

    @CanIgnoreReturnValue
    AuditLogBuilder anchorPatience(Duration patience) {
        this.anchorPatience = patience;
        return this;
    }

    @CanIgnoreReturnValue
    AuditLogBuilder storage(LogStorage storage) {
        this.storage = storage;
        return this;
    }

    /**
     * Opens the log: takes its lock, recovers what a crash left, asks the anchor for the newest head and signs on from
     * there. A log whose anchor does not answer in time, or knows more than the log, opens read-only;
     * {@link AuditLog#status} says so.
     *
     * @throws IllegalArgumentException if something required is missing, or key or anchor lie in the log's directory
     * @throws AuditUnavailableException if the log is open elsewhere, its disk does not work, or a copy of it goes on
     *     at this moment
     * @throws LogCorruptedException if its files contradict each other or what was signed
     */
    public AuditLog open() {
        Path where = required(directory, "an audit log needs a directory");
        AuditLogKey signing = required(key, "an audit log needs a key: AuditLogKey.openOrCreate(file)");
        CheckpointAnchor heads =
                required(anchor, "an audit log needs an anchor: FileAnchor.at(file), or CheckpointAnchor.none()");
        if (!signing.isOutside(where)) {
            throw new IllegalArgumentException("the signing key lies in the log's directory; keep it elsewhere");
        }
        if (!heads.isOutside(where)) {
            throw new IllegalArgumentException("the anchor lies in the log's directory; keep it on another volume");
        }
        String name = required(origin, "an audit log needs an origin, such as shop.example/audit");
        EntryEncoder.Settings entries = new EntryEncoder.Settings(clock, Set.copyOf(hostKinds));
        LogSettings settings =
                new LogSettings(where, signing.named(name), heads, anchorPatience, publishPolicy, storage, clock);
        return AuditLog.open(settings, entries);
    }

    private static <T> T required(@Nullable T value, String sentence) {
        if (value == null) {
            throw new IllegalArgumentException(sentence);
        }
        return value;
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    }
}
