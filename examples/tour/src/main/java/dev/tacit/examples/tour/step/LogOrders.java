package dev.tacit.examples.tour.step;

import dev.tacit.examples.tour.order.Address;
import dev.tacit.examples.tour.order.Order;
import dev.tacit.examples.tour.shop.Shop;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs as every application does, with whole orders, exceptions and free text, and looks at what reached the file. */
public final class LogOrders implements Step {
    private static final Logger LOG = LoggerFactory.getLogger("shop.fulfilment");
    private static final String CARD = "4539 1488 0343 6467";
    private static final String ADDRESS = "203.0.113.77";
    private static final int SHOWN_LINES = 7;

    @Override
    public String title() {
        return "Log orders, exceptions and free text";
    }

    @Override
    public void run(Shop shop, Narrator narrator) throws IOException {
        shop.imported().forEach(order -> LOG.info("picked {}", order));
        List<Order> reachable = shop.imported().stream()
                .filter(order -> order.buyerEmail() != null)
                .toList();
        reachable.forEach(LogOrders::logFreeText);

        List<String> lines = shop.log().lines();
        narrator.say("%d lines in tour.log; some of them:", lines.size());
        shownOf(lines).forEach(narrator::quote);

        String whole = String.join("\n", lines);
        Set<String> personal = PersonalValues.of(shop.imported());
        long leaked = personal.stream().filter(whole::contains).count();
        narrator.check(shop.log().uncovered().isEmpty(), "every appender stands behind the scrubber");
        narrator.check(lines.size() >= shop.imported().size(), "no line was lost");
        narrator.check(
                leaked == 0 && !whole.contains(CARD) && !whole.contains(ADDRESS),
                "none of the %d personal values is in the log",
                personal.size());
        narrator.say("The same person has the same token on every line, until its key is destroyed.");
    }

    /** Free text is scanned: what has a form is found. Names and streets have none, so they travel as arguments. */
    @SuppressWarnings("tacit") // on purpose: what the build refuses elsewhere, the scrubber catches here
    private static void logFreeText(Order order) {
        LOG.info("confirmation for {} sent to " + order.buyerEmail(), order.orderId());
        Address address = order.shipTo();
        String phone = address == null ? null : address.phone();
        if (phone != null && phone.startsWith("+")) {
            LOG.warn("carrier asks for a call back: {}", phone);
        }
        LOG.error(
                "payment of {} failed",
                order.orderId(),
                new IllegalStateException(
                        "mail server refused " + order.buyerEmail(),
                        new IllegalArgumentException("card " + CARD + " declined for client " + ADDRESS)));
    }

    private static List<String> shownOf(List<String> lines) {
        int firstOfFreeText = 0;
        while (firstOfFreeText < lines.size() && !lines.get(firstOfFreeText).contains("confirmation")) {
            firstOfFreeText++;
        }
        int begin = Math.max(0, firstOfFreeText - 2);
        return lines.subList(begin, Math.min(lines.size(), begin + SHOWN_LINES));
    }
}
