package dev.tacit.audit.logback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.spi.ThrowableProxy;
import dev.tacit.annotation.PersonName;
import dev.tacit.audit.logback.LogbackFixture.Sink;
import dev.tacit.audit.scrub.FakeTokenKeys;
import dev.tacit.audit.scrub.Shop;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScrubbedThrowableTest {
    private final LogbackFixture logback = new LogbackFixture();
    private final Sink sink = logback.sink("SINK");

    ScrubbedThrowableTest() {
        Scrubbing.install(logback.context, Shop.schemas(), new FakeTokenKeys("k3"));
    }

    @Test
    void causesAndSuppressed_areReplicasOfTheOriginals() {
        Exception cause = new IllegalArgumentException("Key (email)=(ann@x.org) already exists");
        Exception thrown = new IllegalStateException("for 4111 1111 1111 1111", cause);
        thrown.addSuppressed(new UnsupportedOperationException("from 192.0.2.7"));
        logback.log.error("failed", thrown);
        assertThat(sink.written())
                .contains("java.lang.IllegalStateException: for <card:k3.")
                .contains("Caused by: java.lang.IllegalArgumentException: Key (email)=(<email:k3.")
                .contains("Suppressed: java.lang.UnsupportedOperationException: from <ip:k3.")
                .contains("causesAndSuppressed_areReplicasOfTheOriginals")
                .doesNotContain("ann@x.org", "4111", "192.0.2.7", "ReplicaThrowable");
    }

    @Test
    void exceptionWithATextOfItsOwn_isScrubbedToo() {
        logback.log.error("failed", new TalkativeException("ann@x.org"));
        assertThat(sink.written()).contains("talkative about <email:k3.").doesNotContain("ann@x.org");
    }

    @Test
    void exceptionWithAClassifiedMember_isNotShownByItsOwnText() {
        logback.log.error("failed", new IllegalStateException("outer", new Shop.OrderException("Ann Example")));
        assertThat(sink.written()).contains("OrderException[buyer=<name:k3.").doesNotContain("Ann Example");
    }

    @Test
    void exceptionWithAClassifiedMember_isNotShownByItsMessage() {
        logback.log.error("failed", new QuotingException("Ann Example", false));
        logback.log.error("failed", new IllegalStateException("outer", new QuotingException("Ann Example", true)));
        logback.log.error("failed", new IllegalStateException(new QuotingException("Ann Example", false)));
        logback.log.error(
                "failed",
                new IllegalStateException(new IllegalStateException(new QuotingException("Ann Example", true))));
        Exception outer = new IllegalStateException("outer");
        outer.addSuppressed(new QuotingException("Ann Example", false));
        outer.addSuppressed(new Shop.OrderException("Ann Example"));
        logback.log.error("failed", outer);
        logback.log.error("failed", new HoldingException(new Shop.Customer("Dr", "Ann Example")));
        assertThat(sink.events).hasSize(6).allMatch(event -> event instanceof ScrubbedEvent);
        assertThat(sink.written())
                .contains("QuotingException: QuotingException[who=<name:k3.", "HoldingException[of=Customer[title=Dr")
                .contains("IllegalStateException: outer")
                .doesNotContain("Ann Example", "no order of");
    }

    @Test
    void exceptionThatHoldsNothingClassified_keepsItsMessage() {
        logback.log.error("failed", new HoldingException("ann@x.org"));
        logback.log.error("failed", new IllegalStateException("closing 7", new QuotingException("Ann Example", true)));
        assertThat(sink.written())
                .contains("HoldingException: no order of <email:k3.", "IllegalStateException: closing 7");
    }

    /** An exception that makes its message of a member. */
    private static final class QuotingException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @PersonName
        private final String who;

        private final transient boolean localized;

        QuotingException(String who, boolean localized) {
            this.who = who;
            this.localized = localized;
        }

        @Override
        public @Nullable String getMessage() {
            return localized ? null : "no order of " + who;
        }

        @Override
        public String getLocalizedMessage() {
            return "no order of " + who;
        }
    }

    private static final class HoldingException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings({"serial", "unused"})
        private final Object of;

        HoldingException(Object of) {
            super("no order of " + of);
            this.of = of;
        }
    }

    @Test
    void replica_hasNoneOfTheFieldsAndIsNotSerializable() {
        logback.log.error("failed", new TalkativeException("ann@x.org"));
        Throwable replica = ((ThrowableProxy) sink.last().getThrowableProxy()).getThrowable();
        assertThat(replica).isNotInstanceOf(TalkativeException.class);
        assertThat(replica.getStackTrace()[0].getMethodName())
                .isEqualTo("replica_hasNoneOfTheFieldsAndIsNotSerializable");
        assertThatThrownBy(() -> {
                    try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
                        out.writeObject(replica);
                    }
                })
                .isInstanceOf(NotSerializableException.class);
    }

    @Test
    void cyclicAndDeepChains_end() {
        Exception first = new Exception("first ann@x.org");
        Exception second = new Exception("second ann@x.org", first);
        first.initCause(second);
        first.addSuppressed(second);
        logback.log.error("cycle", first);
        Exception deep = new Exception("0 ann@x.org");
        for (int i = 1; i < 500; i++) {
            deep = new Exception(i + " ann@x.org", deep);
        }
        logback.log.error("deep", deep);
        assertThat(sink.events).hasSize(2).allMatch(event -> event instanceof ScrubbedEvent);
        assertThat(sink.written()).contains("499 <email:k3.").doesNotContain("ann@x.org");
    }

    @Test
    void replica_isOneObjectWithReplicasOfCauseAndSuppressed() {
        Exception thrown = new IllegalStateException("for ann@x.org", new IllegalArgumentException("by ann@x.org"));
        thrown.addSuppressed(new TalkativeException("ann@x.org"));
        logback.log.error("failed", thrown);
        ThrowableProxy proxy = (ThrowableProxy) sink.last().getThrowableProxy();
        Throwable replica = proxy.getThrowable();
        assertThat(proxy.getThrowable()).isSameAs(replica);
        assertThat(replica.getCause())
                .isSameAs(((ThrowableProxy) proxy.getCause()).getThrowable())
                .isInstanceOf(ReplicaThrowable.class);
        assertThat(replica.getSuppressed()).singleElement().isInstanceOf(ReplicaThrowable.class);
        assertThat(replica.getStackTrace()).isEqualTo(thrown.getStackTrace());
    }

    private static final class TalkativeException extends Exception {
        private static final long serialVersionUID = 1L;

        final String about;

        TalkativeException(String about) {
            super("about " + about);
            this.about = about;
        }

        @Override
        @SuppressWarnings("OverrideThrowableToString")
        public String toString() {
            return "talkative about " + about;
        }
    }
}
