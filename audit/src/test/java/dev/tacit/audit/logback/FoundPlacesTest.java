package dev.tacit.audit.logback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.audit.logback.Template.Hides;
import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.audit.scrub.Shop;
import dev.tacit.category.Categories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoundPlacesTest {
    private static final String ANN = "ann@x.org";
    private static final String ADDRESS = "203.0.113.7";

    private final Scrubber scrubber = Scrubber.withLabels(Shop.schemas());

    private FoundPlaces places(String template, @Nullable Object[] arguments, @Nullable String... categories) {
        return new FoundPlaces(2, new Template(1, template, Hides.NOTHING), arguments, categories, scrubber);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} wrote from {}", "to {}, then \"{}\"", "{} der {}"})
    void argumentsWithAWordBetweenThem_mayBeKnown(String template) {
        Object[] arguments = {ANN, ADDRESS};
        assertThat(places(template, arguments, Categories.EMAIL_ADDRESS, Categories.IP_ADDRESS)
                        .mayBeKnown(arguments))
                .isTrue();
    }

    /** A number may go on in the next argument, or a run of digits behind this one. */
    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{}, x {}", "{} at {}", "from{} and {}", "{}0 and {}", "\\{} {} and {}"})
    void argumentsWithoutOne_mayNot(String template) {
        Object[] arguments = {ANN, ADDRESS};
        assertThat(places(template, arguments, Categories.EMAIL_ADDRESS, null).mayBeKnown(arguments))
                .isFalse();
    }

    @Test
    void whatIsFoundForTheWordBeforeIt_mayNot() {
        Object[] arguments = {"Sesame-1"};
        assertThat(places("password {}", arguments, Categories.CREDENTIAL).mayBeKnown(arguments))
                .isFalse();
    }

    /** It may say of a number before it what that is. */
    @Test
    void accountBehindAnotherArgument_mayNot() {
        Object[] account = {12, "GB82WEST12345698765432"};
        assertThat(places("{} paid to {}", account, null, Categories.BANK_ACCOUNT)
                        .mayBeKnown(account))
                .isFalse();
        Object[] address = {12, ADDRESS};
        assertThat(places("{} sent to {}", address, null, Categories.IP_ADDRESS).mayBeKnown(address))
                .isTrue();
    }

    @Test
    void addressBehindAnotherArgument_isALineOfItsOwn_andLookedAtByItsWords() {
        Object[] arguments = {12, ANN};
        FoundPlaces places = places("{} sent to {}", arguments, null, Categories.EMAIL_ADDRESS);
        assertThat(places.mayBeKnown(arguments)).isTrue();
        assertThat(places.written(arguments)).isEqualTo(arguments);
        assertThat(places.spoken(arguments, new Object[] {12, "<email>"})).containsExactly(12, "ann x.org");
    }

    @Test
    void moreArgumentsThanBefore_mayNot() {
        FoundPlaces places = places("from {}", new Object[] {ANN}, Categories.EMAIL_ADDRESS);
        assertThat(places.mayBeKnown(new Object[] {ANN})).isTrue();
        assertThat(places.mayBeKnown(new Object[] {ANN, 1})).isFalse();
        assertThat(places.mayBeKnown(new Object[0])).isFalse();
    }

    @Test
    void argumentsAreFound_whereEachIsTheSameByItself() {
        FoundPlaces places = places(
                "{} wrote from {}", new Object[] {ANN, ADDRESS}, Categories.EMAIL_ADDRESS, Categories.IP_ADDRESS);
        assertThat(places.areFound(new Object[] {"bob@y.org", "203.0.113.8"}, scrubber))
                .isTrue();
        assertThat(places.areFound(new Object[] {"bob@y.org", "203.0.113.300"}, scrubber))
                .isFalse();
        assertThat(places.areFound(new Object[] {"bob@y.org ", "203.0.113.8"}, scrubber))
                .isFalse();
        assertThat(places.areFound(new Object[] {"203.0.113.8", "203.0.113.8"}, scrubber))
                .isFalse();
        assertThat(places.areFound(new Object[] {4111111111111111L, "203.0.113.8"}, scrubber))
                .isFalse();
    }

    /** Addresses are all written alike; of anything else another way to write it is another line. */
    @Test
    void onlyAddressesAreLeftOut_ofHowALineIsWritten() {
        Object[] arguments = {ANN, ADDRESS};
        FoundPlaces places = places("{} wrote from {}", arguments, Categories.EMAIL_ADDRESS, Categories.IP_ADDRESS);
        assertThat(places.written(arguments)).isEqualTo(places.written(new Object[] {"b@y.net", ADDRESS}));
        assertThat(places.written(arguments)).isNotEqualTo(places.written(new Object[] {ANN, "203.0.113.8"}));
        assertThat(arguments).containsExactly(ANN, ADDRESS);
    }

    @Test
    void linesThatAreHardlyEverKnown_areGivenUp() {
        Object[] arguments = {ANN};
        FoundPlaces places = places("from {}", arguments, Categories.EMAIL_ADDRESS);
        for (int i = 0; i < 1024; i++) {
            places.tried();
        }
        assertThat(places.mayBeKnown(arguments)).isFalse();
        places.knew();
        assertThat(places.mayBeKnown(arguments)).isTrue();
    }
}
