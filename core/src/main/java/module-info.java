/** Know it: annotations, categories, schemas, and the words and interfaces that Tacit's modules share. */
module dev.tacit.core {
    requires transitive org.slf4j;
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;

    exports dev.tacit;
}
