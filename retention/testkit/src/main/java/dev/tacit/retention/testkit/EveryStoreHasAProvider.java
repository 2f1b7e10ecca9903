package dev.tacit.retention.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.provider.PersonalDataProvider;
import dev.tacit.provider.ProviderDescription;
import dev.tacit.retention.LinkedPersonalData;
import dev.tacit.schema.MemberSchema;
import dev.tacit.schema.RecordSchema;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Walks over every store that an application has, and fails when one has no provider: neither one that finds and erases,
 * nor one that says why it holds nothing personal. An application extends it once:
 *
 * <pre>{@code
 * class OurStoresTest extends EveryStoreHasAProvider {
 *   @Override protected Collection<String> stores() {
 *     return StoreNames.in(dataSource).and("search index", "order bucket").names();
 *   }
 *   @Override protected List<PersonalDataProvider> providers() {
 *     return List.of(engine.personalData(orders), searchIndex,
 *         StoreWithoutPersonalData.named("order_tax", "amounts only"));
 *   }
 *   @Override protected List<RecordSchema<?>> records() { return List.of(schemas.of(Order.class)); }
 * }
 * }</pre>
 *
 * <p>A new table without a word about it fails the build; so does a kind of record, or a personal member of one, that no
 * provider holds, and a provider of a store that is not there any more.
 */
public abstract class EveryStoreHasAProvider {
    /** For implementers. */
    protected EveryStoreHasAProvider() {}

    /** Returns the names of all stores, best read from what is really there. */
    protected abstract Collection<String> stores();

    /** Returns all providers. */
    protected abstract List<PersonalDataProvider> providers();

    /** Returns every kind of record that the application stores. */
    protected abstract List<RecordSchema<?>> records();

    /** Returns the stores that a provider answers for: the one that it describes, or all its linked tables. */
    protected Collection<String> storesOf(PersonalDataProvider provider) {
        return provider instanceof LinkedPersonalData linked
                ? linked.tables()
                : List.of(provider.describe().store());
    }

    @Test
    void everyStoreHasAProvider_orSaysWhyItNeedsNone() {
        assertThat(stores()).as("the walk found stores").isNotEmpty();
        Set<String> without = new TreeSet<>(stores());
        without.removeAll(answeredFor());
        assertThat(without)
                .as("stores that no provider answers for; write one, or a StoreWithoutPersonalData with its reason")
                .isEmpty();
    }

    @Test
    void everyProviderHasAStore() {
        Set<String> unknown = new TreeSet<>(answeredFor());
        unknown.removeAll(stores());
        assertThat(unknown)
                .as("stores that providers name and that do not exist")
                .isEmpty();
    }

    @Test
    void noStoreIsAnsweredForTwice() {
        assertThat(providers().stream()
                        .flatMap(provider -> storesOf(provider).stream())
                        .toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void everyKindOfRecord_isHeldByAProvider() {
        Set<String> held = holding().flatMap(holds -> holds.records().stream()).collect(Collectors.toSet());
        assertThat(records().stream()
                        .filter(EveryStoreHasAProvider::isPersonal)
                        .map(RecordSchema::name)
                        .filter(name -> !held.contains(name)))
                .as("kinds of record with personal data that no provider holds")
                .isEmpty();
    }

    @Test
    void everyPersonalMember_isHeldByAProvider() {
        Set<String> held = holding().flatMap(holds -> holds.members().stream()).collect(Collectors.toSet());
        assertThat(records().stream()
                        .flatMap(record -> record.members().stream()
                                .filter(MemberSchema::holdsPersonalData)
                                .map(member -> record.name() + "." + member.name()))
                        .filter(member -> !held.contains(member)))
                .as("personal members that no provider holds")
                .isEmpty();
    }

    private static boolean isPersonal(RecordSchema<?> record) {
        return record.members().stream().anyMatch(MemberSchema::holdsPersonalData);
    }

    private Set<String> answeredFor() {
        return providers().stream()
                .flatMap(provider -> storesOf(provider).stream())
                .collect(Collectors.toSet());
    }

    private Stream<ProviderDescription.Holds> holding() {
        return providers().stream()
                .map(PersonalDataProvider::describe)
                .filter(ProviderDescription.Holds.class::isInstance)
                .map(ProviderDescription.Holds.class::cast);
    }
}
