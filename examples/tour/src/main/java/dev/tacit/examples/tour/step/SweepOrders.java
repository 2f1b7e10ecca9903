package dev.tacit.examples.tour.step;

import dev.tacit.access.Actor;
import dev.tacit.examples.tour.order.Order;
import dev.tacit.examples.tour.shop.Shop;
import dev.tacit.examples.tour.shop.StoredOrder;
import dev.tacit.json.Json;
import dev.tacit.json.JsonObject;
import dev.tacit.retention.due.RefusalReason;
import dev.tacit.retention.policy.SweepRefusedException;
import dev.tacit.retention.sweep.SweepPlan;
import dev.tacit.retention.sweep.SweepReport;
import dev.tacit.retention.sweep.VerifyReport;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Lets a month pass, and removes what is due: 30 days after an order was fulfilled, at once where it was cancelled. */
public final class SweepOrders implements Step {
    private static final Duration MONTH = Duration.ofDays(31);
    private static final Duration DUE_AFTER = Duration.ofDays(30);

    @Override
    public String title() {
        return "Let 31 days pass, and sweep what is due";
    }

    @Override
    public void run(Shop shop, Narrator narrator) throws SQLException, IOException {
        shop.clock().advance(MONTH);
        Instant now = shop.clock().instant();
        long due = shop.imported().stream().filter(order -> isDue(order, now)).count();

        SweepPlan plan = shop.retention().plan();
        show(plan, narrator);
        narrator.check(plan.records() == due, "the plan is what the orders themselves say: %d are due", due);
        if (due == 0) {
            narrator.say("Nothing is due, so nothing is removed.");
            return;
        }
        SweepReport report = applied(shop, plan, narrator);
        VerifyReport verified = shop.retention().verify(report.runId());
        narrator.check(
                report.removed() == due && verified.remaining() == 0,
                "%d orders have lost their personal data, read again to be sure",
                due);
        checkRows(shop, now, narrator);
        shop.work().keepEvidence("sweep.json", Json.pretty(evidence(plan, report, verified)) + "\n");
    }

    private static void show(SweepPlan plan, Narrator narrator) {
        narrator.say("The plan of %s, before anything is touched:", plan.asOf());
        plan.removals()
                .forEach(removal -> narrator.quote(
                        String.format("%3d × %s  by %s", removal.records(), removal.action(), removal.rule())));
        for (RefusalReason reason : RefusalReason.values()) {
            if (plan.refused(reason) > 0) {
                narrator.quote(String.format("%3d stay: %s", plan.refused(reason), reason));
            }
        }
        if (plan.refused(RefusalReason.CLOCK_NOT_STARTED) > 0) {
            narrator.warn("The clock of some orders never started: they are reported, not forgotten.");
        }
    }

    /** More than a tenth of the table at once is a mistake until a second person says that it is none. */
    private static SweepReport applied(Shop shop, SweepPlan plan, Narrator narrator) {
        try {
            return shop.retention().apply(plan);
        } catch (SweepRefusedException guarded) {
            narrator.say("The mass-delete guard stops it; a second person releases this very plan.");
            shop.retention().release(plan, Actor.person("privacy-officer-2"));
            return shop.retention().apply(plan);
        }
    }

    private static void checkRows(Shop shop, Instant now, Narrator narrator) throws SQLException {
        int indexesLeft = 0;
        int unreadable = 0;
        for (Order order : shop.imported()) {
            StoredOrder row = shop.table().byId(order.orderId()).orElseThrow();
            Order read = Shop.FULFILMENT.call(() -> shop.orders().read(row.document(), row.subject()));
            if (isDue(order, now)) {
                indexesLeft += row.emailIndex().isEmpty() && read.shipTo() == null ? 0 : 1;
            } else {
                unreadable += read.equals(order) ? 0 : 1;
            }
        }
        narrator.check(indexesLeft == 0, "their index columns are cleared too, and their items are still there");
        narrator.check(unreadable == 0, "every other order still reads as before");
    }

    static boolean isDue(Order order, Instant now) {
        Instant fulfilled = order.fulfilledAt();
        return order.cancelledAt() != null
                || (fulfilled != null && !fulfilled.plus(DUE_AFTER).isAfter(now));
    }

    private static JsonObject evidence(SweepPlan plan, SweepReport report, VerifyReport verified) {
        return JsonObject.builder()
                .put("run", report.runId())
                .put("asOf", plan.asOf().toString())
                .put("policyHash", plan.policyHash())
                .put("planHash", plan.hash())
                .put("outcomesHash", report.outcomesHash())
                .put("removed", report.removed())
                .put("verified", verified.verified())
                .put("remaining", verified.remaining())
                .put("clockNotStarted", plan.refused(RefusalReason.CLOCK_NOT_STARTED))
                .build();
    }
}
