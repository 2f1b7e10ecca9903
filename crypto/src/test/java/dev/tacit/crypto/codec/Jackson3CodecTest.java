package dev.tacit.crypto.codec;

import dev.tacit.crypto.Vault;
import dev.tacit.crypto.jackson3.SealedJson;
import org.junit.jupiter.api.Nested;

class Jackson3CodecTest extends SealedRecordsContract {
    @Override
    <T> SealedRecords<T> codec(Class<T> type, Vault vault) {
        return SealedJson.of(type, vault);
    }

    @Nested
    class HostCode extends HostCodeContract {
        HostCode() {
            super(SealedJson::of);
        }
    }

    @Nested
    class StrictNames extends StrictNamesContract {
        StrictNames() {
            super(SealedJson::of);
        }
    }

    @Nested
    class HostileDocument extends HostileDocumentContract {
        HostileDocument() {
            super(SealedJson::of);
        }
    }

    @Nested
    class ReadableAgain extends ReadableAgainContract {
        ReadableAgain() {
            super(SealedJson::of);
        }
    }
}
