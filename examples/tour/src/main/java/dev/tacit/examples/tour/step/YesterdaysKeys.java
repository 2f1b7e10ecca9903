package dev.tacit.examples.tour.step;

import dev.tacit.examples.tour.shop.Shop;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Takes the nightly backup of the key table, which a later step restores. */
public final class YesterdaysKeys implements Step {
    private Map<String, List<List<Object>>> rows = Map.of();

    @Override
    public String title() {
        return "Back up the key table, as every night";
    }

    @Override
    public void run(Shop shop, Narrator narrator) throws SQLException {
        rows = shop.keyTables().backUp();
        narrator.say(
                "%d rows in %d tables. The key encryption keys are in another place, and in no backup of it.",
                rows.values().stream().mapToInt(List::size).sum(), rows.size());
    }

    Map<String, List<List<Object>>> rows() {
        return rows;
    }
}
