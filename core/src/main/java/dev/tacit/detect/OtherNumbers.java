package dev.tacit.detect;

/** Words right before a number that say it is something else than what a word further away announces. */
final class OtherNumbers {
    private static final int NEAR = 16;

    private static final Context WORDS = Context.of(
            "order",
            "orders",
            "order id",
            "order no",
            "invoice",
            "ticket",
            "case",
            "sku",
            "asin",
            "ean",
            "upc",
            "isbn",
            "issn",
            "gtin",
            "tracking",
            "shipment",
            "parcel",
            "part",
            "serial",
            "batch",
            "lot",
            "item",
            "article",
            "block",
            "blk",
            "epoch",
            "timestamp",
            "ts",
            "millis",
            "bytes",
            "size",
            "offset",
            "port",
            "pid",
            "tid",
            "build",
            "version",
            "commit",
            "hash",
            "checksum",
            "crc",
            "row",
            "line",
            "page",
            "count",
            "total",
            "amount",
            "price",
            "usd",
            "eur",
            "gbp",
            "request id",
            "trace id",
            "span id",
            "session",
            "transaction",
            "duration",
            "took",
            "ms",
            "ns",
            "seq",
            "sequence",
            "index");

    private OtherNumbers() {}

    /** Tells whether such a word stands right before this number. */
    static boolean announce(NumberRun number) {
        int floor = Math.max(number.floor(), number.start() - NEAR);
        return WORDS.isBefore(number.text(), number.start(), floor);
    }
}
