package dev.tacit.audit.compat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import io.opentelemetry.instrumentation.logback.appender.v1_0.OpenTelemetryAppender;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import java.util.function.Function;
import java.util.stream.Collectors;

class OpenTelemetryTest extends Matrix {
    @Override
    String written(Function<Appender<ILoggingEvent>, Logger> attach) {
        InMemoryLogRecordExporter exporter = InMemoryLogRecordExporter.create();
        try (SdkLoggerProvider provider = SdkLoggerProvider.builder()
                .addLogRecordProcessor(SimpleLogRecordProcessor.create(exporter))
                .build()) {
            OpenTelemetryAppender appender = new OpenTelemetryAppender();
            appender.setContext(context);
            appender.setCaptureArguments(true);
            appender.setCaptureTemplate(true);
            appender.setCaptureCodeAttributes(true);
            appender.setCaptureExperimentalAttributes(true);
            appender.setCaptureMarkerAttribute(true);
            captureEverything(appender);
            appender.setOpenTelemetry(
                    OpenTelemetrySdk.builder().setLoggerProvider(provider).build());
            appender.start();
            Events.log(context, attach.apply(appender));
            return exporter.getFinishedLogRecordItems().stream() // closing the provider empties it
                    .map(item -> item.getBodyValue() + " " + item.getAttributes())
                    .collect(Collectors.joining("\n"));
        }
    }

    /** Deprecated since they become the default; set as long as they exist. */
    @SuppressWarnings("deprecation")
    private static void captureEverything(OpenTelemetryAppender appender) {
        appender.setCaptureKeyValuePairAttributes(true);
        appender.setCaptureLoggerContext(true);
        appender.setCaptureMdcAttributes("*");
    }
}
