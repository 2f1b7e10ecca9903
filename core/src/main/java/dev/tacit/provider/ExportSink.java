package dev.tacit.provider;

import dev.tacit.RecordRef;
import dev.tacit.json.JsonObject;

/** Takes what a provider exports: clear personal data, so it writes where only the data subject will read. */
@FunctionalInterface
public interface ExportSink {
    /** Takes one record's clear content. */
    void accept(RecordRef record, JsonObject content);
}
