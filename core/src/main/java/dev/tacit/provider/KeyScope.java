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
            String name = record.recordName();
            return "record:" + name.length() + ":" + name + ":" + record.recordId();
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

    /**
     * A scope narrower than the subject, named by its handle: the form in which reports name it, because a record's id may
     * name a person. It is the same scope as the one whose handle this is.
     *
     * @param hex 32 lower-case hexadecimal digits
     */
    record OfHandle(String hex) implements KeyScope {
        public OfHandle {
            if (!hex.matches("[0-9a-f]{32}")) {
                throw new IllegalArgumentException("the handle of a scope has 32 lower-case hexadecimal digits");
            }
        }

        @Override
        public String text() {
            return "handle:" + hex;
        }
    }

    /** Returns the scope that covers all records of the subject. */
    static KeyScope subject() {
        return new OfSubject();
    }

    /** Returns the canonical text, from which the key's handle is derived; two scopes never have the same. */
    String text();
}
