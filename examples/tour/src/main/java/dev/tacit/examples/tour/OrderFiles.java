package dev.tacit.examples.tour;

import dev.tacit.examples.tour.order.Order;
import dev.tacit.examples.tour.sellingpartner.OrderDocument;
import dev.tacit.json.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The input: every readable document's orders, and one message for every document that was refused, with file, JSON
 * pointer and rule, and never with a value.
 *
 * @param orders in the order of the files
 * @param documents how many documents were taken
 * @param refusals one sentence each
 */
record OrderFiles(List<Order> orders, int documents, List<String> refusals) {
    private static final String BUNDLED = "/orders/";

    /** Reads the documents of this file or folder, or those that come with the tour. */
    static OrderFiles read(Optional<Path> given) throws IOException {
        Reading reading = new Reading();
        if (given.isEmpty()) {
            for (String name : new String(bundled("index.txt"), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                reading.take(name, bundled(name));
            }
        } else {
            for (Path file : filesOf(given.get())) {
                reading.take(Objects.toString(file.getFileName()), Files.readAllBytes(file));
            }
        }
        return new OrderFiles(reading.orders, reading.documents, reading.refusals);
    }

    private static List<Path> filesOf(Path given) throws IOException {
        if (Files.isRegularFile(given)) {
            return List.of(given);
        }
        if (!Files.isDirectory(given)) {
            throw new IllegalArgumentException("--orders names no file and no folder");
        }
        try (Stream<Path> files = Files.list(given)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] bundled(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(OrderFiles.class.getResourceAsStream(BUNDLED + name), name)) {
            return in.readAllBytes();
        }
    }

    /** What has been read so far. */
    private static final class Reading {
        private final List<Order> orders = new ArrayList<>();
        private final List<String> refusals = new ArrayList<>();
        private int documents;

        void take(String name, byte[] content) {
            try {
                orders.addAll(OrderDocument.read(content));
                documents++;
            } catch (JsonException e) {
                refusals.add(name + " at \"" + e.pointer().safeText() + "\": " + e.rule());
            }
        }
    }
}
