package dev.tacit.audit;

import dev.tacit.Safe;
import java.nio.file.Path;
import java.time.Duration;

/** Appends to a log until it is killed, or nobody reads any more; prints each entry's index and mark once it is durable. */
final class AppendingProcess {
    private AppendingProcess() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        AuditLog log = builder(folder).open();
        for (int mark = Integer.parseInt(arguments[1]); !System.out.checkError(); mark++) {
            long index = log.record(LogFixture.login(Safe.of("mark", mark))).index();
            System.out.println(index + " " + mark + ".");
        }
    }

    static AuditLogBuilder builder(Path folder) {
        return new LogFixture(folder)
                .builder()
                .anchor(FileAnchor.at(folder.resolve("anchor")))
                .publishing(new PublishPolicy(7, Duration.ofMillis(5)));
    }
}
