/** Checks declarations of personal data and where it goes while the host compiles, and writes the module's data map. */
module dev.tacit.processor {
    requires transitive java.compiler;
    requires jdk.compiler;
    requires dev.tacit.core;
    requires static org.jspecify;

    exports dev.tacit.processor;

    provides javax.annotation.processing.Processor with
            dev.tacit.processor.PersonalDataProcessor;
    provides com.sun.source.util.Plugin with
            dev.tacit.processor.flow.TacitPlugin;
}
