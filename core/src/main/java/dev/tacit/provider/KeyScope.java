package dev.tacit.provider;

import dev.tacit.RecordRef;
import java.time.YearMonth;
import java.util.Objects;

/** How far one key of a subject reaches. Immutable and thread-safe. */
public sealed interface KeyScope {
    /** All records of the subject; the default. */
    record OfSubject() implements KeyScope {
        @Override
        public String text() {
            return "subject";
        }
    }

    /** One record of the subject. */
    record OfRecord(RecordRef record) implements KeyScope {
        public OfRecord {
            Objects.requireNonNull(record, "record");
        }

        @Override
        public String text() {
            return "record:" + record.recordName() + ":" + record.recordId();
        }
    }

    /** The records of the subject that fall under one policy and month. */
    record OfPeriod(String policy, YearMonth month) implements KeyScope {
        public OfPeriod {
            Objects.requireNonNull(policy, "policy");
            Objects.requireNonNull(month, "month");
        }

        @Override
        public String text() {
            return "period:" + policy + ":" + month;
        }
    }

    /** Returns the scope that covers all records of the subject. */
    static KeyScope subject() {
        return new OfSubject();
    }

    /** Returns the canonical text, from which the key's handle is derived. */
    String text();
}
