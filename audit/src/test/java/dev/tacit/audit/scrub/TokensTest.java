package dev.tacit.audit.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.annotation.Sensitivity;
import dev.tacit.category.Catalog;
import dev.tacit.category.Categories;
import dev.tacit.category.DataCategory;
import dev.tacit.provider.TokenKeys;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private final FakeTokenKeys keys = new FakeTokenKeys("k3");

    /** Long enough from one line to the next that the key is asked for each. */
    private final AtomicLong slow = new AtomicLong();

    private final Replacements tokens = new Replacements(
            Optional.of(keys),
            ReplacementRules.DEFAULT,
            new ScrubbingCounters(),
            text -> true,
            () -> slow.addAndGet(CurrentKey.STANDS.toNanos()));

    @ParameterizedTest
    @CsvSource({
        "email-address, Ann@X.org, ' ann@x.org '",
        "email-address, ann%40x.org, ann@x.org",
        "phone-number, +44 20 7946 0018, 0044-20-79460018",
        "payment-card, 4111 1111 1111 1111, 4111-1111-1111-1111",
        "bank-account, GB82 WEST 1234 5698 7654 32, gb82west12345698765432",
        "person-name, ANN EXAMPLE, Ann Example",
        "email-address, ann%2540x.org, ann@x.org",
        "email-address, ann&#64;x.org, ann@x.org",
        "email-address, ann\\u0040x.org, ann@x.org",
        "phone-number, +44%2020%207946%200018, +442079460018",
        "ip-address, 2001:DB8::1, 2001:db8::1",
        "ip-address, 2001:0db8:0:0:0:0:0:1, 2001:db8::1",
        "ip-address, 2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "ip-address, ::ffff:203.0.113.7, 203.0.113.7",
        "ip-address, ::FFFF:cb00:7107, 203.0.113.7",
        "ip-address, [fe80::1%eth0], fe80::1",
        "ip-address, fe80::1%25eth0, fe80::1",
        "device-id, 00:00:5e:00:53:77, 00-00-5E-00-53-77",
        "device-id, 0000.5e00.5377, 00:00:5e:00:53:77",
        "mac-address, 00005E005377, 00:00:5e:00:53:77",
        "person-name, Ann%20Smith, Ann Smith"
    })
    void oneValueInTwoSpellings_hasOneToken(String category, String one, String other) {
        assertThat(token(category, one)).isEqualTo(token(category, other)).contains(":k3.");
    }

    /** What is no address is nobody else's. */
    @ParameterizedTest
    @CsvSource({
        "ip-address, 2001:db8::1, 2001:db8::1:1",
        "ip-address, 1:2:3:4:5:6:7, 1:2:3:4:5:6:7:0",
        "ip-address, 1::2::3, 1::2:3",
        "ip-address, ::203.0.113.7, 203.0.113.7",
        "ip-address, 203.0.113.7, 203.0.113.70",
        "device-id, 00:00:5e:00:53:77:01, 00:00:5e:00:53:77",
        "device-id, phone-1, phone1"
    })
    void twoValues_haveTwoTokens(String category, String one, String other) {
        assertThat(token(category, one)).isNotEqualTo(token(category, other)).contains(":k3.");
    }

    @Test
    void differentValuesCategoriesAndKeys_haveDifferentTokens() {
        String token = token(Categories.PERSON_NAME, "ann");
        keys.rotateTo("k4");
        assertThat(Set.of(
                        token,
                        token(Categories.PERSON_NAME, "ann"),
                        token(Categories.PERSON_NAME, "bob"),
                        token(Categories.USERNAME, "ann")))
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Categories.CREDENTIAL,
                Categories.NATIONAL_ID,
                Categories.PASSPORT,
                Categories.TAX_ID,
                Categories.HEALTH,
                Categories.RELIGION,
                Categories.CRIMINAL_RECORD,
                Categories.GIFT_MESSAGE,
                Categories.BIRTH_DATE
            })
    void secretsSpecialCategoriesNationalIdsAndFreeTexts_showALabel(String category) {
        assertThat(token(category, "value")).isEqualTo("<" + category + ">");
    }

    @Test
    void declarationThatRaisesTheSensitivity_takesTheTokenAway() {
        DataCategory name = category(Categories.PERSON_NAME);
        assertThat(tokens.of(name, Sensitivity.SPECIAL, "Ann")).isEqualTo("<name>");
    }

    @Test
    void valueOfWhichNothingCounts_showsALabel() {
        assertThat(token(Categories.PHONE_NUMBER, "unknown")).isEqualTo("<phone>");
    }

    @Test
    void keyThatFails_leavesALabelAndIsCounted() {
        ScrubbingCounters counters = new ScrubbingCounters();
        TokenKeys broken = FakeTokenKeys.broken(new IllegalStateException("for ann@x.org"));
        Replacements replacements =
                new Replacements(Optional.of(broken), ReplacementRules.DEFAULT, counters, text -> true);
        assertThat(replacements.of(category(Categories.EMAIL_ADDRESS), Sensitivity.PERSONAL, "ann@x.org"))
                .isEqualTo("<email>");
        assertThat(counters.keyFailures()).isEqualTo(1);
    }

    @Test
    void keyThatFailed_isLeftAloneForTenSeconds_andThenAskedOnce() {
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // System.nanoTime may run over
        AtomicInteger asked = new AtomicInteger();
        AtomicBoolean down = new AtomicBoolean(true);
        Replacements replacements = tokens(now::get, () -> {
            asked.incrementAndGet();
            if (down.get()) {
                throw new IllegalStateException("key store is down");
            }
        });
        for (int line = 0; line < 50; line++) {
            assertThat(email(replacements)).isEqualTo("<email>");
        }
        assertThat(asked).hasValue(1);

        now.addAndGet(KeyPause.PAUSE.toNanos());
        assertThat(email(replacements)).isEqualTo(email(replacements)).isEqualTo("<email>");
        assertThat(asked).hasValue(2);

        now.addAndGet(KeyPause.PAUSE.toNanos());
        down.set(false);
        assertThat(email(replacements)).isEqualTo(email(replacements)).startsWith("<email:k3.");
    }

    @Test
    void whileOneThreadAsksAgain_theOthersDoNot() {
        AtomicLong now = new AtomicLong();
        KeyPause pause = new KeyPause(now::get);
        pause.failed();
        now.addAndGet(KeyPause.PAUSE.toNanos());
        assertThat(pause.mayAsk()).isTrue();
        assertThat(pause.mayAsk()).isFalse();
        pause.answered();
        assertThat(pause.mayAsk()).isTrue();
    }

    @Test
    void keyThatAnswers_isAskedOnceInTenMilliseconds_andSeenToRotateThen() {
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // System.nanoTime may run over
        AtomicInteger asked = new AtomicInteger();
        Replacements replacements = tokens(now::get, asked::incrementAndGet);
        String before = email(replacements);
        keys.rotateTo("k4");
        now.addAndGet(CurrentKey.STANDS.toNanos() - 1);
        assertThat(email(replacements)).isEqualTo(before).startsWith("<email:k3.");
        assertThat(asked).hasValue(1);
        now.addAndGet(1);
        assertThat(email(replacements)).startsWith("<email:k4.");
        assertThat(asked).hasValue(2);
    }

    /** An answer that took longer than it stands would never stand. */
    @Test
    void keyThatAnswersSlowly_standsFromItsAnswerOn() {
        AtomicLong now = new AtomicLong();
        AtomicInteger asked = new AtomicInteger();
        Replacements replacements = tokens(now::get, () -> {
            asked.incrementAndGet();
            now.addAndGet(2 * CurrentKey.STANDS.toNanos());
        });
        for (int line = 0; line < 200; line++) {
            assertThat(email(replacements)).startsWith("<email:k3.");
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void whileOneThreadAsksForTheKey_othersGoOnWithTheLastForASecond() throws InterruptedException {
        AtomicLong now = new AtomicLong();
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch isAsked = new CountDownLatch(2);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        Replacements replacements = tokens(now::get, () -> {
            boolean isSecond =
                    asked.incrementAndGet() == 2; // before the test's thread goes on and asks for the third time
            isAsked.countDown();
            if (isSecond) {
                waitFor(mayAnswer);
            }
        });
        String last = email(replacements);
        now.addAndGet(CurrentKey.STANDS.toNanos());
        Thread asking = new Thread(() -> assertThat(email(replacements)).isNotEmpty());
        asking.start();
        isAsked.await();
        keys.rotateTo("k4");
        assertThat(email(replacements)).isEqualTo(last);
        now.addAndGet(CurrentKey.STANDS_WHILE_ASKED.toNanos());
        assertThat(email(replacements)).startsWith("<email:k4.");
        mayAnswer.countDown();
        asking.join();
        assertThat(asked).hasValue(3);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void keyThatIsRefused_isNotRemembered() {
        AtomicLong now = new AtomicLong();
        AtomicBoolean closed = new AtomicBoolean();
        Replacements replacements = tokens(now::get, () -> {
            if (closed.get()) {
                throw new IllegalStateException("the vault is closed");
            }
        });
        assertThat(email(replacements)).startsWith("<email:k3.");
        closed.set(true);
        now.addAndGet(CurrentKey.STANDS.toNanos());
        assertThat(email(replacements)).isEqualTo("<email>");
        assertThat(email(replacements)).isEqualTo("<email>");
    }

    private Replacements tokens(LongSupplier nanoTime, Runnable onQuestion) {
        TokenKeys asking = new TokenKeys() {
            @Override
            public TokenKey current() {
                onQuestion.run();
                return keys.current();
            }

            @Override
            public Optional<TokenKey> byId(String keyId) {
                return keys.byId(keyId);
            }
        };
        return new Replacements(
                Optional.of(asking), ReplacementRules.DEFAULT, new ScrubbingCounters(), text -> true, nanoTime);
    }

    private static String email(Replacements replacements) {
        return replacements.of(category(Categories.EMAIL_ADDRESS), Sensitivity.PERSONAL, "ann@x.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "K3", "k3\"", "123456789", "ann@x.org"})
    void keyIdThatIsNone_neverReachesALine(String keyId) {
        keys.rotateTo(keyId);
        assertThat(token(Categories.EMAIL_ADDRESS, "ann@x.org")).isEqualTo("<email>");
    }

    @Property(tries = 2000)
    void tokenIsEightyBitsOfText_withoutARunOfDigits(@ForAll String value) {
        String token = token(Categories.DEVICE_ID, "x" + value);
        assertThat(token).matches("<device-id:k3\\.[A-Z2-7]{16}>").doesNotContainPattern("[0-9]{4}");
    }

    @Property(tries = 2000)
    void token_isNoFinding(@ForAll String value) {
        Scrubber labels = Scrubber.withLabels(Shop.schemas());
        for (String category : Set.of("email-address", "phone-number", "payment-card", "person-name", "username")) {
            assertThat(labels.isClean("user " + token(category, "1" + value) + " logged in"))
                    .isTrue();
        }
    }

    @Test
    void everyLabel_isNoFinding() {
        Scrubber labels = Scrubber.withLabels(Shop.schemas());
        assertThat(Catalog.standard().categories())
                .allSatisfy(category -> assertThat(labels.isClean("x=<" + category.label() + ">"))
                        .isTrue());
    }

    @Test
    void base32_followsRfc4648() {
        assertThat(Base32.encode("fooba".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, 5))
                .isEqualTo("MZXW6YTB");
        assertThat(Base32.encode(new byte[] {9, -1, -1, -1, -1, -1}, 1, 5)).isEqualTo("77777777");
    }

    private String token(String category, String value) {
        DataCategory known = category(category);
        return tokens.of(known, known.sensitivity(), value);
    }

    private static DataCategory category(String id) {
        return Catalog.standard().category(id).orElseThrow();
    }
}
