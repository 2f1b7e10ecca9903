package dev.tacit.audit.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.annotation.PersonName;
import dev.tacit.audit.scrub.Shop.Address;
import dev.tacit.audit.scrub.Shop.Bag;
import dev.tacit.audit.scrub.Shop.Chore;
import dev.tacit.audit.scrub.Shop.Customer;
import dev.tacit.audit.scrub.Shop.Envelope;
import dev.tacit.audit.scrub.Shop.Errand;
import dev.tacit.audit.scrub.Shop.Failure;
import dev.tacit.audit.scrub.Shop.Faith;
import dev.tacit.audit.scrub.Shop.FullName;
import dev.tacit.audit.scrub.Shop.Kept;
import dev.tacit.audit.scrub.Shop.Member;
import dev.tacit.audit.scrub.Shop.Newsletter;
import dev.tacit.audit.scrub.Shop.Odd;
import dev.tacit.audit.scrub.Shop.Order;
import dev.tacit.audit.scrub.Shop.OrderException;
import dev.tacit.audit.scrub.Shop.OrderPlaced;
import dev.tacit.audit.scrub.Shop.Page;
import dev.tacit.audit.scrub.Shop.Patient;
import dev.tacit.audit.scrub.Shop.Person;
import dev.tacit.audit.scrub.Shop.Position;
import dev.tacit.audit.scrub.Shop.Promise;
import dev.tacit.audit.scrub.Shop.Ranking;
import dev.tacit.audit.scrub.Shop.Score;
import dev.tacit.audit.scrub.Shop.Service;
import dev.tacit.audit.scrub.Shop.Shipment;
import dev.tacit.audit.scrub.Shop.Slots;
import dev.tacit.audit.scrub.Shop.Stock;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.EnumMap;
import java.util.EventObject;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScrubberObjectsTest {
    private final Scrubber scrubber = Scrubber.withTokens(Shop.schemas(), new FakeTokenKeys("k3"));
    private final Scrubber labels = Scrubber.withLabels(Shop.schemas());

    @Test
    void classifiedRecord_showsItsShapeAndNoClassifiedValue() {
        assertThat(labels.value(Shop.annsOrder()))
                .isEqualTo(
                        "Order[orderId=114-1, buyerId=buyer-7, buyerName=<name>, buyerEmail=<email>, shipTo=<address>,"
                                + " giftMessage=<gift-message>, internalNote=<encrypted>, fulfilledAt=2026-03-01T10:15:30Z,"
                                + " sku=SKU-1]");
    }

    @Test
    void classifiedRecord_showsTokensForIdentifiersAndLabelsForTheRest() {
        assertThat((String) scrubber.value(Shop.annsOrder()))
                .containsPattern("buyerName=<name:k3\\.[A-Z2-7]{16}>")
                .containsPattern("buyerEmail=<email:k3\\.[A-Z2-7]{16}>")
                .contains("shipTo=<address>", "giftMessage=<gift-message>");
    }

    static List<Object> holders() {
        Order order = Shop.annsOrder();
        return List.of(
                List.of(order),
                Map.of("first", order),
                Map.of(order, "value"),
                Map.entry("k", order),
                Optional.of(order),
                new Order[] {order},
                new AtomicReference<>(order),
                Collections.unmodifiableList(new ArrayList<>(List.of(order))),
                List.of(List.of(Optional.of(order))),
                new Shipment("DHL", List.of(order), Map.of("d", order), Optional.of(order)),
                new Page<>(1, order),
                new Page<>(1, List.of(order)),
                new Page<>(1, new Envelope(new Page<>(2, order))),
                new Stock<>(List.of(order), 1),
                new Promise<>(new Kept<>(order)),
                new AtomicReferenceArray<>(new Order[] {order, null}),
                new Slots(new AtomicReferenceArray<>(new Order[] {order}), 1),
                new Envelope(new AtomicReferenceArray<>(new Order[] {order})),
                new Envelope(order),
                new Envelope(Map.of("o", order)),
                new Envelope(new Customer("Dr", "Ann Example")),
                new Failure(new OrderException("Ann Example"), 1),
                List.of(new Failure(new OrderException("Ann Example"), 1)),
                new Ranking(new Score("Ann Example"), 3),
                new FullName("Ann Example"),
                List.of(new FullName("Ann Example")),
                new Envelope(new FullName("Ann Example")),
                new Customer("Dr", "Ann Example"),
                new Customer("Dr", "Ann Example").befriend(order));
    }

    @ParameterizedTest
    @MethodSource("holders")
    void classifiedValue_isHiddenWhateverHoldsIt(Object holder) {
        assertThat((String) labels.value(holder))
                .contains("<name>")
                .doesNotContain("Ann", "ann@x.org", "Main Street", "birthday", "rings twice");
    }

    @Test
    void objectOfTheJdkThatCannotBeLookedInto_isWithheldWhereItMayHoldClassifiedOnes() {
        assertThat(labels.value(new Errand(taskOfAnn(), Optional.of(taskOfAnn()))))
                .isEqualTo("Errand[task=<withheld>, next=Optional[<withheld>]]");
        assertThat((String) labels.value(new Chore(new FutureTask<>(() -> "done"))))
                .startsWith("Chore[task=java.util.concurrent.FutureTask@");
    }

    private static FutureTask<Order> taskOfAnn() {
        return new FutureTask<>(new Callable<>() {
            @Override
            public Order call() {
                return Shop.annsOrder();
            }

            @Override
            public String toString() {
                return "Ann Example";
            }
        });
    }

    @Test
    void classifiedObjectBehindMoreThanAreLookedAt_isHidden() {
        List<Object> distinct = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            distinct.add(new Address("Main", "town " + i));
        }
        distinct.add(Shop.annsOrder());
        List<Object> repeated = new ArrayList<>(Collections.nCopies(600, new Address("Main", "town")));
        repeated.add(Shop.annsOrder());
        assertThat(labels.value(new Bag(distinct))).isEqualTo("Bag[<deep>]");
        assertThat((String) labels.value(new Bag(repeated))).endsWith("city=<address>], …]]");
        assertThat(labels.value(new Envelope(new Bag(distinct)))).isEqualTo("Envelope[<deep>]");
    }

    /** Neither its own text, which may show what was not looked at, nor its members, which it keeps to itself. */
    @Test
    void objectWithMoreBelowItThanAreLookedAt_showsNoMember() {
        List<Object> workers = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            workers.add(new Envelope(i));
        }
        assertThat(labels.value(new Service(workers))).isEqualTo("Service[<deep>]");
        assertThat(labels.value(new Service(workers.subList(0, 100)))).isEqualTo("Service(prod)");
    }

    @Test
    void constantOfAClassifiedEnum_isHidden() {
        assertThat(labels.value(Faith.CATHOLIC)).isEqualTo("<religion>");
        assertThat(labels.value(Faith.MUSLIM)).isEqualTo("<religion>");
        assertThat(labels.value(List.of(Faith.MUSLIM))).isEqualTo("[<religion>]");
        assertThat(labels.value(Map.of("k", Faith.MUSLIM))).isEqualTo("{k=<religion>}");
        assertThat(labels.value(new Member(Faith.MUSLIM, Faith.CATHOLIC)))
                .isEqualTo("Member[faith=<religion>, second=<religion>]");
    }

    @Test
    void eventOfAClassifiedSource_isNotShownByItsOwnText() {
        assertThat(labels.value(new OrderPlaced(Shop.annsOrder()))).isEqualTo("OrderPlaced[channel=web]");
        assertThat(labels.value(new EventObject(Shop.annsOrder()))).isEqualTo("<withheld>");
        assertThat(labels.value(new OrderPlaced("shop"))).isEqualTo(Shop.OrderPlaced.class.getName() + "[source=shop]");
    }

    /** A name says it of a value of any size. */
    @Test
    void smallValueWithAClassifiedName_isHidden() {
        assertThat(labels.value(new Patient("B2", "influenza"))).isEqualTo("Patient[ward=B2, diagnosis=<health>]");
        assertThat(labels.named("diagnosis", true)).isEqualTo("<health>");
        assertThat(labels.named("password", (short) 1234)).isEqualTo("<credential>");
        assertThat(labels.named("diagnosis", (byte) 3)).isEqualTo("<health>");
        assertThat(labels.named("diagnosis", null)).isNull();
        assertThat(labels.named("ward", true)).isEqualTo(true);
    }

    @Test
    void elementsOfAClassifiedCollection_areHiddenOneByOne() {
        assertThat(labels.value(new Newsletter("News", List.of("ann@x.org", "bob@x.org"))))
                .isEqualTo("Newsletter[title=News, readers=[<email>, <email>]]");
    }

    @Test
    void specialCategory_showsNoToken() {
        assertThat(scrubber.value(new Patient("B2", "influenza"))).isEqualTo("Patient[ward=B2, diagnosis=<health>]");
    }

    @Test
    void instanceOfAClassifiedClass_isHiddenAsAWhole() {
        assertThat(labels.value(new Position(48.1, 11.5))).isEqualTo("<location>");
        assertThat(labels.value(List.of(new Position(48.1, 11.5)))).isEqualTo("[<location>]");
        assertThat(labels.value(new Envelope(new Position(48.1, 11.5)))).isEqualTo("Envelope[body=<location>]");
    }

    @Test
    void declarationThatCannotHold_withholdsTheValue() {
        assertThat(labels.value(new Odd("Ann"))).isEqualTo("<withheld>");
        assertThat(labels.value(List.of("a", new Odd("Ann")))).isEqualTo("[a, <withheld>]");
    }

    @Test
    void unclassifiedObject_showsItsOwnTextScanned() {
        assertThat(labels.value(new Person("Dr ann@x.org"))).isEqualTo("Person Dr <email>");
        assertThat(labels.value(new Address("Main", "ann@x.org"))).isEqualTo("Address[street=<address>, city=<email>]");
    }

    @Test
    void unclassifiedMember_isScanned() {
        Order order = new Order("114-1", "ann@x.org", null, null, null, null, null, null, "for bob@x.org");
        assertThat(labels.value(order))
                .isEqualTo("Order[orderId=114-1, buyerId=<email>, buyerName=null, buyerEmail=null, shipTo=null,"
                        + " giftMessage=null, internalNote=null, fulfilledAt=null, sku=for <email>]");
    }

    @Test
    void textSplitOverMembers_isFound() {
        assertThat(labels.value(List.of("4111 1111", 7))).isEqualTo("[4111 1111, 7]");
        assertThat((String) labels.value(java.nio.CharBuffer.wrap("ann@x.org"))).isEqualTo("<email>");
    }

    @Test
    void cycle_endsWhereItCloses() {
        Customer ann = new Customer("Dr", "Ann Example");
        ann.befriend(ann);
        List<Object> list = new ArrayList<>();
        list.add(list);
        assertThat(labels.value(ann)).isEqualTo("Customer[title=Dr, name=<name>, friend=<cycle>]");
        assertThat(labels.value(list)).isEqualTo("[<cycle>]");
    }

    @Test
    void depthAndNumberOfElements_areBounded() {
        Object deep = Shop.annsOrder();
        for (int i = 0; i < 10; i++) {
            deep = List.of(deep);
        }
        assertThat(labels.value(deep)).isEqualTo("[[[[[[<deep>]]]]]]");
        assertThat((String) labels.value(Collections.nCopies(1000, "x")))
                .hasSize(300 + 3)
                .endsWith(", …]");
    }

    @Test
    void scalars_stayWhatTheyAre() {
        assertThat(labels.value(42L)).isEqualTo(42L);
        assertThat(labels.value(true)).isEqualTo(true);
        assertThat(labels.value(null)).isNull();
        assertThat(labels.value(Double.NaN)).isEqualTo("NaN");
        assertThat(labels.value(4111111111111111L)).isEqualTo("<card>");
    }

    @Test
    void holderThatHidesNothingClassified_keepsItsOwnText() {
        assertThat(labels.value(new Envelope(new Person("Dr")))).isEqualTo("Envelope[body=Person Dr]");
    }

    @Test
    void countersCountCategories() {
        assertThat(labels.value(Shop.annsOrder())).isNotNull();
        assertThat(labels.counters().replaced())
                .containsOnlyKeys("person-name", "email-address", "postal-address", "gift-message");
    }

    /** Stands for a map whose entries lie on other machines. */
    private static final class Grid extends AbstractMap<String, Object> {
        private int asked;

        @Override
        public Set<Entry<String, Object>> entrySet() {
            asked++;
            return Map.<String, Object>of("a", Shop.annsOrder()).entrySet();
        }

        @Override
        public String toString() {
            asked++;
            return "Grid of " + Shop.annsOrder();
        }
    }

    private static final class Basket extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;
    }

    /** Neither fetched nor asked for its text, which may show what it holds. */
    @Test
    void collectionThatMayFetchWhatItShows_isLeftAlone() {
        Grid grid = new Grid();
        assertThat(labels.value(grid)).isEqualTo("<lazy>");
        assertThat(labels.value(List.of(grid, 1))).isEqualTo("[<lazy>, 1]");
        assertThat(labels.value(new Envelope(grid))).isEqualTo("Envelope[<deep>]");
        assertThat(grid.asked).isZero();
    }

    @Test
    void collectionOnTopOfOneOfTheJdk_isLookedInto() {
        Basket basket = new Basket();
        basket.add(new Patient("B2", "influenza"));
        assertThat(labels.value(basket)).isEqualTo("[Patient[ward=B2, diagnosis=<health>]]");
        assertThat(labels.value(new Envelope(basket)))
                .isEqualTo("Envelope[body=[Patient[ward=B2, diagnosis=<health>]]]");
    }

    /** Stands for a list that another thread changes. */
    private static final class Changing extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;

        @Override
        public Iterator<Object> iterator() {
            throw new ConcurrentModificationException("ann@x.org");
        }
    }

    @Test
    void collectionThatChangesMeanwhile_costsItsOwnTextAlone() {
        assertThat(labels.value(List.of("a", new Changing(), "b"))).isEqualTo("[a, <withheld>, b]");
        assertThat(labels.counters().hidden()).isEqualTo(1);
    }

    private enum Field {
        ZORK,
        WARD
    }

    private record Zork(@PersonName String zork) {}

    @Test
    void constantAsKeyOfAMap_isANameToo() {
        assertThat(labels.value(new Zork("Ann"))).isEqualTo("Zork[zork=<name>]");
        Map<Field, String> map = new EnumMap<>(Map.of(Field.ZORK, "Ann Example", Field.WARD, "B2"));
        assertThat(labels.value(map)).isEqualTo("{ZORK=<name>, WARD=B2}");
    }

    @Test
    void valuesThatAreHiddenWithoutACategory_areCounted() {
        assertThat(labels.value(new Odd("Ann"))).isEqualTo("<withheld>");
        assertThat(labels.value(Shop.annsOrder())).asString().contains("internalNote=<encrypted>");
        assertThat(labels.counters().hidden()).isEqualTo(2);
    }
}
