package dev.tacit.examples.tour.step;

import dev.tacit.Subject;
import dev.tacit.crypto.Vault;
import dev.tacit.crypto.jackson.SealedJson;
import dev.tacit.crypto.key.KeyStoreBehindException;
import dev.tacit.crypto.key.KeyStoreMark;
import dev.tacit.examples.tour.order.Order;
import dev.tacit.examples.tour.shop.Shop;
import dev.tacit.examples.tour.shop.StoredOrder;
import dev.tacit.provider.ShredReport;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The honest step: what an old backup of the key table can still do, who notices, and what alone mends it. */
public final class RestoreOldKeys implements Step {
    private static final Duration PAST_THE_QUARANTINE = Duration.ofHours(25);

    private final YesterdaysKeys yesterday;

    public RestoreOldKeys(YesterdaysKeys yesterday) {
        this.yesterday = yesterday;
    }

    @Override
    public String title() {
        return "Restore yesterday's key table";
    }

    @Override
    public void run(Shop shop, Narrator narrator) throws SQLException {
        Optional<Order> buyer = MostOrders.in(shop.imported());
        if (buyer.isEmpty()) {
            narrator.say("Nobody was erased, so an old key table changes nothing.");
            return;
        }
        Subject erased = Subject.of(buyer.get().buyerId());
        List<StoredOrder> sealed = shop.table().ofBuyer(erased.id()).stream()
                .filter(row -> row.document().contains("tct1:"))
                .toList();
        shop.clock().advance(PAST_THE_QUARANTINE);
        List<ShredReport> destroyed = shop.vault().destroyDue();
        narrator.check(!destroyed.isEmpty(), "25 hours later the quarantine is over, and the key's rows are destroyed");

        Map<String, List<List<Object>>> today = shop.keyTables().backUp();
        shop.keyTables().restore(yesterday.rows());
        narrator.say("An operator restores the key table as it was before the erasure.");
        if (sealed.isEmpty()) {
            narrator.say("None of this buyer's orders held ciphertext any more, so there is nothing to open.");
        } else {
            narrator.check(
                    refuses(shop, sealed.get(0)), "a vault that keeps its mark outside notices, and serves nothing");
            narrator.check(
                    opensWithoutTheMark(shop, sealed.get(0)),
                    "opened on purpose without the mark, it reads the erased buyer again");
            narrator.warn(
                    "So a shred is not final while an old key table and the epoch's key encryption key both exist.");
            narrator.warn("Only closing the epoch, which destroys that key, mends it. That is not built yet.");
        }
        shop.keyTables().restore(today);
        narrator.check(
                EraseBuyer.readable(shop, erased) == 0, "today's key table is back, and the buyer is gone again");
    }

    private static boolean refuses(Shop shop, StoredOrder row) {
        try (Vault vault = shop.openVault(shop.mark())) {
            Object unused = read(vault, row);
            return false;
        } catch (KeyStoreBehindException expected) {
            return true;
        }
    }

    private static boolean opensWithoutTheMark(Shop shop, StoredOrder row) {
        try (Vault vault = shop.openVault(KeyStoreMark.insecureNone())) {
            return read(vault, row).orderId().equals(row.orderId());
        }
    }

    private static Order read(Vault vault, StoredOrder row) {
        SealedJson<Order> orders = SealedJson.of(Order.class, vault);
        return Shop.FULFILMENT.call(() -> orders.read(row.document(), row.subject()));
    }
}
