package dev.tacit.audit.logback;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import dev.tacit.schema.Schemas;
import java.util.List;
import java.util.Map;

/** A process whose very first failure to scrub is a stack that has run out; prints what a later failure writes. */
final class OverflowingProcess {
    private static final int ATTEMPTS = 400;
    private static final long STACK_BYTES = 512 * 1024;

    private final LoggerContext context = new LoggerContext();
    private final Sentences sink = new Sentences();
    private int attempts;

    private OverflowingProcess() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        sink.setContext(context);
        sink.start();
        context.getLogger("ROOT").addAppender(sink);
    }

    public static void main(String[] args) throws InterruptedException {
        OverflowingProcess process = new OverflowingProcess();
        Scrubbing.install(process.context, Schemas.annotated());
        process.context.getLogger("shop").info("first {}", "ann@x.org");
        Thread deep = new Thread(null, process::descend, "deep", STACK_BYTES);
        deep.start();
        deep.join();
        process.printLaterLines();
    }

    /** Logs from each depth at which there is still a little stack left, from the deepest up. */
    @SuppressWarnings("InfiniteRecursion") // on purpose
    private void descend() {
        try {
            descend();
        } catch (StackOverflowError end) {
            // the way up begins
        }
        if (attempts++ < ATTEMPTS) {
            try {
                context.getLogger("shop").info("deep {}", "ann@x.org");
            } catch (StackOverflowError unavoidable) {
                // as without a scrubber: there is no stack left to call anything
            }
        }
    }

    private void printLaterLines() {
        context.getLogger("shop").info("of {}", Map.of("to", List.of("ann@x.org")));
        context.getLogger("shop").error("for {}", new Failing());
        sink.list.stream()
                .skip(sink.list.size() - 2)
                .map(event -> event.getFormattedMessage())
                .forEach(System.out::println);
    }

    private static final class Failing {
        @Override
        public String toString() {
            throw new IllegalStateException("ann@x.org");
        }
    }
}
