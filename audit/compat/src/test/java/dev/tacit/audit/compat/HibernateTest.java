package dev.tacit.audit.compat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.PersonName;
import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.schema.Schemas;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.proxy.HibernateProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Entities of a real Hibernate, as they are logged: proxies of its Byte Buddy and collections that are not loaded. */
class HibernateTest {
    private final Scrubber labels = Scrubber.withLabels(Schemas.annotated());
    private final SessionFactory sessions = sessions();

    /** An entity with a careless text. */
    @Entity(name = "Buyer")
    static class Buyer {
        @Id
        Long id = 0L;

        @PersonName
        String name = "";

        @EmailAddress
        String email = "";

        @OneToMany(cascade = CascadeType.ALL)
        List<Purchase> purchases = new ArrayList<>();

        @Override
        public String toString() {
            return "Buyer " + name + " " + email;
        }
    }

    /** Reaches personal data through a lazy association only. */
    @Entity(name = "Purchase")
    static class Purchase {
        @Id
        Long id = 0L;

        String sku = "";

        @ManyToOne(fetch = FetchType.LAZY)
        Buyer buyer = new Buyer();

        @Override
        public String toString() {
            return "Purchase of " + buyer;
        }
    }

    /** Its static type does not say what it holds. */
    record Envelope(Object body) {}

    HibernateTest() {
        sessions.inTransaction(session -> {
            Buyer ann = new Buyer();
            ann.id = 7L;
            ann.name = Events.NAME;
            ann.email = Events.EMAIL;
            session.persist(ann);
            Purchase purchase = new Purchase();
            purchase.id = 1L;
            purchase.sku = "SKU-1";
            purchase.buyer = ann;
            session.persist(purchase);
            ann.purchases.add(purchase);
        });
    }

    @AfterEach
    void close() {
        sessions.close();
    }

    @Test
    void proxyThatIsNotLoaded_staysSo() {
        try (Session session = sessions.openSession()) {
            Buyer buyer = session.getReference(Buyer.class, 7L);
            long statements = statements();
            assertThat(buyer).isInstanceOf(HibernateProxy.class);
            assertThat(labels.value(buyer)).isEqualTo("<lazy>");
            assertThat(labels.value(new Envelope(buyer))).isEqualTo("Envelope[body=<lazy>]");
            assertThat(labels.value(List.of(buyer))).isEqualTo("[<lazy>]");
            assertThat(Hibernate.isInitialized(buyer)).isFalse();
            assertThat(statements()).isEqualTo(statements);
        }
    }

    @Test
    void proxyThatIsLoaded_showsItsEntityThroughTheSchema() {
        try (Session session = sessions.openSession()) {
            Buyer buyer = session.getReference(Buyer.class, 7L);
            Hibernate.initialize(buyer);
            assertThat(buyer).isInstanceOf(HibernateProxy.class);
            String shown = "Buyer[id=7, name=<name>, email=<email>, purchases=<lazy>]";
            assertThat(labels.value(buyer)).isEqualTo(shown);
            assertThat(labels.value(new Envelope(Optional.of(buyer))))
                    .isEqualTo("Envelope[body=Optional[" + shown + "]]");
        }
    }

    @Test
    void entityWithLazyAssociations_showsThemAsLazyAndLoadsNothing() {
        try (Session session = sessions.openSession()) {
            Purchase purchase = session.find(Purchase.class, 1L);
            long statements = statements();
            assertThat(labels.value(purchase)).isEqualTo("Purchase[id=1, sku=SKU-1, buyer=<lazy>]");
            assertThat(statements()).isEqualTo(statements);
        }
    }

    @Test
    void proxyWhoseSessionIsClosed_costsNoLine() {
        Buyer buyer;
        try (Session session = sessions.openSession()) {
            buyer = session.getReference(Buyer.class, 7L);
        }
        assertThat(labels.value(buyer)).isEqualTo("<lazy>");
    }

    @Test
    void loadedCollection_showsNobody() {
        try (Session session = sessions.openSession()) {
            Buyer buyer = session.find(Buyer.class, 7L);
            Hibernate.initialize(buyer.purchases);
            assertThat((String) labels.value(buyer))
                    .startsWith("Buyer[id=7, name=<name>")
                    .doesNotContain("Canary");
            assertThat((String) labels.value(buyer.purchases)).doesNotContain("Canary");
        }
    }

    private long statements() {
        return sessions.getStatistics().getPrepareStatementCount();
    }

    private static SessionFactory sessions() {
        return new Configuration()
                .addAnnotatedClass(Buyer.class)
                .addAnnotatedClass(Purchase.class)
                .setProperty("hibernate.connection.url", "jdbc:h2:mem:")
                .setProperty("hibernate.hbm2ddl.auto", "create")
                .setProperty("hibernate.connection.pool_size", "1")
                .setProperty("hibernate.generate_statistics", "true")
                .buildSessionFactory();
    }
}
