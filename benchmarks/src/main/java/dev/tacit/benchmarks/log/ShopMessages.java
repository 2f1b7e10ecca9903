package dev.tacit.benchmarks.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * A stream of log messages as a shop and the systems around it write them: the same 4,096 in each run. About 15 % hold
 * personal data, 2 % an exception with a cause, 5 % a key-value pair. All of it is invented. What tempts a careless
 * pattern is there on purpose: order numbers, block ids, epoch milliseconds, versions, UUIDs, times. Session ids are not:
 * they are credentials, so a line with one is not clean.
 */
public final class ShopMessages {
    /** How many messages there are; a power of two. */
    public static final int COUNT = 4096;

    private final Random random = new Random(20260101);

    private ShopMessages() {}

    /** Returns the mixed stream. */
    public static List<Message> mixed() {
        ShopMessages messages = new ShopMessages();
        List<Message> all = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            all.add(messages.decorated(
                    messages.random.nextInt(1000) < 148 ? messages.personal() : messages.harmless()));
        }
        return all;
    }

    /** Returns messages without personal data and without exceptions, as many. */
    public static List<Message> clean() {
        ShopMessages messages = new ShopMessages();
        List<Message> all = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            all.add(messages.harmless());
        }
        return all;
    }

    /** Returns lines of which each holds several pieces of personal data. */
    public static List<String> dense() {
        ShopMessages messages = new ShopMessages();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            all.add("mail=" + messages.email() + " phone=" + messages.phone() + " ip=" + messages.ip() + " card="
                    + messages.card() + " done");
        }
        return all;
    }

    private Message harmless() {
        int number = random.nextInt(1_000_000);
        return switch (random.nextInt(14)) {
            case 0 -> Message.of(false, "order {} accepted, {} items, total {}", order(), number % 9 + 1, "USD 112.40");
            case 1 ->
                Message.of(false, "Served block blk_{} of size {} in {} ms", random.nextLong(), number, number % 97);
            case 2 -> Message.of(false, "Connection pool stats: active={}, idle={}, waiting={}", number % 20, 5, 0);
            case 3 ->
                Message.of(
                        false,
                        "select o.id, o.status from orders o where o.created_at > ? limit 100 took {} ms",
                        number % 400);
            case 4 -> Message.of(false, "request {} finished with {} in {} us", uuid(), 200, number);
            case 5 ->
                Message.of(
                        false,
                        "Processed request type:create cxid:0x{} zxid:0xb000000{} txntype:-1 reqpath:n/a",
                        number % 9000,
                        number % 99);
            case 6 ->
                Message.of(
                        false,
                        "Starting executor ID {} on host worker-{} with version {}",
                        number % 64,
                        number % 12,
                        "3.1.2");
            case 7 ->
                Message.of(
                        false,
                        "{\"event\":\"stock\",\"sku\":\"SKU-{}\",\"quantity\":{},\"warehouse\":\"W{}\"}",
                        number,
                        number % 40,
                        number % 7);
            case 8 -> Message.of(false, "workerEnv.init() ok /etc/httpd/conf/workers2.properties");
            case 9 -> Message.of(false, "jk2_init() Found child {} in scoreboard slot {}", number, number % 12);
            case 10 ->
                Message.of(
                        false,
                        "Consumer group shipping: partition {} at offset {}",
                        number % 24,
                        1_700_000_000_000L + number);
            case 11 -> Message.of(false, "cache refreshed at {} with {} entries", "2026-01-02T03:04:05Z", number);
            case 12 ->
                Message.of(
                        false,
                        "Block broadcast_{} stored as values in memory (estimated size {}.{} KB, free {} MB)",
                        number % 999,
                        number % 512,
                        number % 9,
                        2048);
            default -> Message.of(false, "shipment {} handed over for order {}", uuid(), order());
        };
    }

    private Message personal() {
        return switch (random.nextInt(8)) {
            case 0 -> Message.of(true, "confirmation for order {} sent to {}", order(), email());
            case 1 -> Message.of(true, "login of {} from {}", email(), ip());
            case 2 -> Message.of(true, "carrier calls {} about parcel {}", phone(), uuid());
            case 3 -> Message.of(true, "payment with card {} declined, code {}", card(), 51);
            case 4 -> Message.of(true, "rejected request from {} to /api/orders/{}", ip(), order());
            case 5 -> Message.of(true, "{\"order\":\"{}\",\"buyerEmail\":\"{}\",\"status\":\"NEW\"}", order(), email());
            case 6 -> Message.of(true, "Failed password for invalid user admin from {} port {} ssh2", ip(), 22);
            default ->
                Message.of(true, "connection from [2001:db8::{}] closed", Integer.toHexString(random.nextInt(65_535)));
        };
    }

    private Message decorated(Message message) {
        int dice = random.nextInt(1000);
        if (dice < 18) {
            return message.thrown(new IllegalStateException(
                    "order could not be stored",
                    new IllegalArgumentException(
                            message.personal() ? "no such buyer " + email() : "no such warehouse")));
        }
        return dice < 68 ? message.with("attempt", Integer.toString(dice % 5)) : message;
    }

    private String email() {
        return pick("ann", "bo", "carla", "dev.team", "eve+shop") + random.nextInt(999) + "@"
                + pick("shop", "mail", "post") + ".example";
    }

    private String phone() {
        return String.format(Locale.ROOT, "+1 202-555-0%03d", random.nextInt(1000));
    }

    private String ip() {
        return "203.0.113." + random.nextInt(256);
    }

    /** Published test numbers. */
    private String card() {
        return pick("4111 1111 1111 1111", "5555-5555-5555-4444", "378282246310005");
    }

    private String order() {
        return String.format(Locale.ROOT, "902-%07d-%07d", random.nextInt(10_000_000), random.nextInt(10_000_000));
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
