package dev.tacit.examples.tour.step;

import dev.tacit.examples.tour.shop.Shop;
import java.io.IOException;
import java.sql.SQLException;

/** One step of the tour: does a thing, prints what a person should see, and checks that it is so. */
public interface Step {
    /** The step's headline. */
    String title();

    /**
     * Does it.
     *
     * @throws CheckFailedException if something is not as promised
     */
    void run(Shop shop, Narrator narrator) throws SQLException, IOException;
}
