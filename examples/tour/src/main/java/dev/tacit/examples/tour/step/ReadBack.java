package dev.tacit.examples.tour.step;

import dev.tacit.Subject;
import dev.tacit.access.AccessDeniedException;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.examples.tour.order.Order;
import dev.tacit.examples.tour.shop.Shop;
import dev.tacit.examples.tour.shop.StoredOrder;
import java.sql.SQLException;

/** Opens every row again, in the name of the service that needs it; nobody else's name will do. */
public final class ReadBack implements Step {
    @Override
    public String title() {
        return "Read it back";
    }

    @Override
    public void run(Shop shop, Narrator narrator) throws SQLException {
        int equal = 0;
        for (Order order : shop.imported()) {
            StoredOrder row = shop.table().byId(order.orderId()).orElseThrow();
            Order back = Shop.FULFILMENT.call(() -> shop.orders().read(row.document(), row.subject()));
            equal += back.equals(order) ? 1 : 0;
        }
        narrator.check(
                equal == shop.imported().size(),
                "%d of %d orders come back equal",
                equal,
                shop.imported().size());
        StoredOrder any = shop.table().all().get(0);
        narrator.check(refusesTheNameless(shop, any), "without a stated actor and purpose nothing is opened");
        narrator.check(refusesAnotherSubject(shop, any), "a row put in another person's place is rejected");
    }

    private static boolean refusesTheNameless(Shop shop, StoredOrder row) {
        try {
            Order unused = shop.orders().read(row.document(), row.subject());
            return false;
        } catch (AccessDeniedException expected) {
            return true;
        }
    }

    private static boolean refusesAnotherSubject(Shop shop, StoredOrder row) {
        String moved = row.document().replace(row.buyerId(), "b-somebody-else");
        try {
            Order unused = Shop.FULFILMENT.call(() -> shop.orders().read(moved, Subject.of("b-somebody-else")));
            return false;
        } catch (CiphertextRejectedException expected) {
            return true;
        }
    }
}
