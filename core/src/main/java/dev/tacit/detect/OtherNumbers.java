package dev.tacit.detect;

/** Words right before a number that say it is something else than what a word further away announces. */
final class OtherNumbers {
    private static final int NEAR = 16;

    private static final Context WORDS = Context.of(
            "order",
            "orders",
            "order id",
            "order no",
            "customer id",
            "customer no",
            "customer number",
            "kundennummer",
            "kundennr",
            "vertragsnummer",
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

    private static final Context TIMES = Context.of(
            "at",
            "time",
            "ts",
            "timestamp",
            "epoch",
            "since",
            "until",
            "before",
            "after",
            "seconds",
            "secs",
            "exp",
            "iat",
            "nbf",
            "expires",
            "created",
            "updated",
            "modified",
            "date",
            "when",
            "now",
            "start",
            "started",
            "end",
            "ended");

    private OtherNumbers() {}

    /** Tells whether a word right before this number says that it is a point in time. */
    static boolean announceTime(NumberRun number) {
        return TIMES.isBefore(number.text(), number.start(), Math.max(number.floor(), number.start() - NEAR));
    }

    /** Tells whether a word right before this number says that it is something else. */
    static boolean announce(NumberRun number) {
        int floor = Math.max(number.floor(), number.start() - NEAR);
        return WORDS.isBefore(number.text(), number.start(), floor);
    }
}
