/** Know it: annotations, categories, schemas, and the words and interfaces that Tacit's modules share. */
module dev.tacit.core {
    requires transitive java.sql;
    requires com.fasterxml.jackson.databind;
    requires org.slf4j;
    requires static transitive org.jspecify;
    requires static transitive com.google.errorprone.annotations;

    exports dev.tacit;
    exports dev.tacit.access;
    exports dev.tacit.annotation;
    exports dev.tacit.category;
    exports dev.tacit.detect;
    exports dev.tacit.event;
    exports dev.tacit.json;
    exports dev.tacit.minimize;
    exports dev.tacit.provider;
    exports dev.tacit.schema;
    exports dev.tacit.table;
}
