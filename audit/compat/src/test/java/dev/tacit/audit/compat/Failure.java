package dev.tacit.audit.compat;

import dev.tacit.annotation.PersonalData;
import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.audit.scrub.TextScanner;
import dev.tacit.detect.Finding;
import dev.tacit.detect.PersonalDataScanner;
import dev.tacit.provider.TokenKeys;
import dev.tacit.schema.Schemas;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;

/** What goes wrong while an event is scrubbed. */
enum Failure {
    NONE,
    DETECTOR_THROWS {
        @Override
        void scanning(CharSequence text) {
            throw new IllegalArgumentException(text.toString());
        }
    },
    DETECTOR_OVERFLOWS_THE_STACK {
        @Override
        void scanning(CharSequence text) {
            throw new StackOverflowError(text.toString());
        }
    },
    DETECTOR_RUNS_OUT_OF_MEMORY {
        @Override
        void scanning(CharSequence text) {
            throw new OutOfMemoryError(text.toString());
        }
    },
    TO_STRING_THROWS {
        @Override
        Object argument(String canary, Logger log) {
            return saying(() -> {
                throw new IllegalStateException(canary);
            });
        }
    },
    TO_STRING_OVERFLOWS_THE_STACK {
        @Override
        Object argument(String canary, Logger log) {
            Object[] self = new Object[1];
            self[0] = saying(() -> canary + self[0]);
            return self[0];
        }
    },
    TO_STRING_RUNS_OUT_OF_MEMORY {
        @Override
        Object argument(String canary, Logger log) {
            return saying(() -> {
                throw new OutOfMemoryError(canary);
            });
        }
    },
    TO_STRING_IS_HUGE {
        @Override
        Object argument(String canary, Logger log) {
            return saying(() -> canary + " x".repeat(100_000) + " " + canary);
        }
    },
    TO_STRING_LOGS {
        @Override
        Object argument(String canary, Logger log) {
            return saying(() -> {
                log.info("within {}", canary, new IllegalStateException(canary));
                return canary;
            });
        }
    },
    KEYS_ARE_DOWN {
        @Override
        void asking(String about) {
            throw new IllegalStateException("no key for " + about);
        }
    },
    KEYS_ARE_SLOW {
        @Override
        void asking(String about) {
            LockSupport.parkNanos(200_000);
        }
    },
    THREAD_IS_INTERRUPTED {
        @Override
        boolean interrupts() {
            return true;
        }
    },
    SCHEMA_CANNOT_HOLD {
        @Override
        Object argument(String canary, Logger log) {
            return new Odd(canary);
        }
    };

    /** A category that no catalog knows, so that there is no schema of this class. */
    record Odd(@PersonalData(category = "no-such-category") String value) {}

    /** Does what this failure does to the detector. */
    void scanning(CharSequence text) {}

    /** Does what this failure does to the key store. */
    void asking(String about) {}

    boolean interrupts() {
        return false;
    }

    /** Returns an argument that the host logs. */
    Object argument(String canary, Logger log) {
        return "last";
    }

    /** Returns the scrubber to which this happens. */
    Scrubber scrubber() {
        TextScanner standard = TextScanner.of(PersonalDataScanner.standard());
        return Scrubber.withTokens(Schemas.annotated(), new Keys()).scanningWith(new TextScanner() {
            @Override
            public List<Finding> scan(CharSequence text) {
                scanning(text);
                return standard.scan(text);
            }

            @Override
            public boolean findsAnything(CharSequence text) {
                scanning(text);
                return standard.findsAnything(text);
            }
        });
    }

    private final class Keys implements TokenKeys, TokenKeys.TokenKey {
        @Override
        public TokenKey current() {
            asking("current");
            return this;
        }

        @Override
        public Optional<TokenKey> byId(String keyId) {
            return Optional.empty();
        }

        @Override
        public String id() {
            return "k1";
        }

        @Override
        public byte[] mac(String category, String canonicalValue) {
            asking(canonicalValue);
            try {
                return MessageDigest.getInstance("SHA-256").digest(canonicalValue.getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Object saying(java.util.function.Supplier<String> text) {
        return new Object() {
            @Override
            public String toString() {
                return text.get();
            }
        };
    }
}
