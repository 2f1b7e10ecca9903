package dev.tacit.examples.tour;

import dev.tacit.examples.tour.order.Order;
import dev.tacit.examples.tour.shop.Shop;
import dev.tacit.examples.tour.shop.WorkFolder;
import dev.tacit.examples.tour.step.CheckFailedException;
import dev.tacit.examples.tour.step.EraseBuyer;
import dev.tacit.examples.tour.step.ExportBuyer;
import dev.tacit.examples.tour.step.FindBuyer;
import dev.tacit.examples.tour.step.ImportOrders;
import dev.tacit.examples.tour.step.LogOrders;
import dev.tacit.examples.tour.step.Narrator;
import dev.tacit.examples.tour.step.ReadBack;
import dev.tacit.examples.tour.step.RestoreOldKeys;
import dev.tacit.examples.tour.step.ShowStoredRow;
import dev.tacit.examples.tour.step.Step;
import dev.tacit.examples.tour.step.SweepOrders;
import dev.tacit.examples.tour.step.VerifyAuditLog;
import dev.tacit.examples.tour.step.YesterdaysKeys;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Takes marketplace orders through all four modules: sealed, found, logged, swept, exported, erased and proved. Each step
 * prints what it did and checks it.
 */
public final class Tour {
    private static final int OK = 0;
    private static final int CHECK_FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final int DOCUMENTS_REFUSED = 3;

    private Tour() {}

    /** Exits with 0 if all went well, 1 if a check failed, 2 on wrong usage, 3 if a document was refused. */
    public static void main(String... arguments) throws IOException, SQLException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(out, System.err, arguments));
    }

    static int run(PrintStream out, PrintStream err, String... arguments) throws IOException, SQLException {
        try {
            TourOptions options = TourOptions.parse(arguments);
            OrderFiles files = OrderFiles.read(options.orders());
            files.refusals().forEach(refusal -> err.println("tour: a document was refused: " + refusal));
            if (files.orders().isEmpty()) {
                err.println("tour: there is no order to take along");
                return files.refusals().isEmpty() ? WRONG_USAGE : DOCUMENTS_REFUSED;
            }
            take(files, options, new Narrator(out, options.color()));
            return files.refusals().isEmpty() ? OK : DOCUMENTS_REFUSED;
        } catch (IllegalArgumentException e) {
            err.println("tour: " + e.getMessage());
            err.print(TourOptions.USAGE);
            return WRONG_USAGE;
        } catch (CheckFailedException e) {
            err.println("tour: this should be so and is not: " + e.getMessage());
            return CHECK_FAILED;
        }
    }

    private static void take(OrderFiles files, TourOptions options, Narrator narrator)
            throws IOException, SQLException {
        Instant newest = files.orders().stream()
                .map(Order::updatedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        WorkFolder work = WorkFolder.prepare(options.work());
        try (Shop shop = Shop.open(work, options.jdbcUrl(), newest)) {
            for (Step step : steps(files)) {
                narrator.headline(step.title());
                step.run(shop, narrator);
            }
        }
        narrator.headline("That was the tour");
        narrator.say("%d checks, all kept. What it left is in %s", narrator.checks(), work.root());
    }

    private static List<Step> steps(OrderFiles files) {
        YesterdaysKeys yesterday = new YesterdaysKeys();
        return List.of(
                new ImportOrders(
                        files.orders(), files.documents(), files.refusals().size()),
                new ShowStoredRow(),
                new ReadBack(),
                new FindBuyer(),
                new LogOrders(),
                new SweepOrders(),
                new ExportBuyer(),
                yesterday,
                new EraseBuyer(),
                new RestoreOldKeys(yesterday),
                new VerifyAuditLog());
    }
}
