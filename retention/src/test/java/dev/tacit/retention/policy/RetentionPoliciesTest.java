package dev.tacit.retention.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tacit.json.CanonicalJson;
import dev.tacit.json.Json;
import dev.tacit.json.JsonProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionPoliciesTest {
    private static final String RULE = """
            {"id": "r", "kind": "REMOVE_BY", "action": "ERASE_FIELDS",
             "clock": {"anchor": "order.fulfilled", "period": "P30D", "zone": "UTC"}}""";

    private static String document(String rules) {
        return """
               {"policies": [{"id": "p", "version": 1, "effectiveFrom": "2026-01-01T00:00:00Z",
                              "records": ["order"], "rules": [RULES]}]}""".replace("RULES", rules);
    }

    private static String removeBy(String clock) {
        return document(
                "{\"id\": \"r\", \"kind\": \"REMOVE_BY\", \"action\": \"ERASE_ROW\", \"clock\": " + clock + "}");
    }

    private static List<String> mistakesIn(String json) {
        PolicyException refused = catchThrowableOfType(
                PolicyException.class,
                () -> assertThat(RetentionPolicies.parse(json)).isNull());
        return refused.problems().stream().map(JsonProblem::toString).toList();
    }

    @Test
    void theMerchantsPack_saysThirtyDaysAtOnceAndSixMonths() {
        RetentionPolicies pack = RetentionPolicies.pack("amazon-dpp-merchant");

        RecordRules order = pack.rulesFor("order", Optional.of("order-pii"));
        RecordRules log = pack.rulesFor("access-log", Optional.empty());
        assertThat(order.remove())
                .extracting(bound -> bound.rule().clock())
                .containsExactly(
                        RetentionClock.after("order.fulfilled", Period.ofDays(30), ZoneId.of("UTC")),
                        RetentionClock.after("order.cancelled", Duration.ZERO));
        assertThat(log.keep())
                .extracting(bound -> bound.rule().clock())
                .containsExactly(RetentionClock.after("log.written", Period.ofMonths(6), ZoneId.of("UTC")));
        assertThat(pack.all())
                .flatMap(RetentionPolicy::rules)
                .extracting(RetentionRule::note)
                .allSatisfy(note -> assertThat(note).contains("Merchant version"));
    }

    @Test
    void thePacksHash_isPinned_becausePlansAndAuditEventsQuoteIt() {
        assertThat(RetentionPolicies.pack("amazon-dpp-merchant").hash())
                .isEqualTo("0961a1384df7dfe9ad8bfc782a554c4b376f225514a55d28b115b69f72c78853");
    }

    @Test
    void anUnknownPack_isRefused() {
        assertThatThrownBy(() -> RetentionPolicies.pack("amazon"))
                .isInstanceOf(PolicyException.class)
                .hasMessage("there is no such policy pack"
                        + " [packs=amazon-dpp-merchant, amazon-dpp-2019, amazon-dpp, gdpr, ccpa]");
        assertThatThrownBy(() -> RetentionPolicies.pack("../policy.schema")).isInstanceOf(PolicyException.class);
    }

    @Test
    void aPolicyMadeInJava_isTheOneReadFromJson() {
        RetentionPolicy made = new RetentionPolicy(
                "p",
                1,
                Instant.parse("2026-01-01T00:00:00Z"),
                Set.of("order"),
                List.of(new RetentionRule.RemoveBy(
                        "r",
                        RetentionClock.after("order.fulfilled", Period.ofDays(30), ZoneId.of("UTC")),
                        RemovalAction.ERASE_FIELDS,
                        "")),
                "");

        RetentionPolicies read = RetentionPolicies.parse(document(RULE));

        assertThat(RetentionPolicies.of(List.of(made)).hash()).isEqualTo(read.hash());
        assertThat(read.all()).containsExactly(made);
        assertThat(RetentionPolicies.parse(Json.write(read.toJson())).hash()).isEqualTo(read.hash());
    }

    @Test
    void theHashIsThatOfTheCanonicalForm_whateverTheOrderOfRules() {
        String other = RULE.replace("\"r\"", "\"s\"").replace("P30D", "P60D");

        RetentionPolicies forward = RetentionPolicies.parse(document(RULE + "," + other));
        RetentionPolicies backward = RetentionPolicies.parse(document(other + "," + RULE));

        assertThat(backward.hash()).isEqualTo(forward.hash()).hasSize(64);
        assertThat(CanonicalJson.write(backward.toJson())).isEqualTo(CanonicalJson.write(forward.toJson()));
        assertThat(RetentionPolicies.parse(document(RULE)).hash()).isNotEqualTo(forward.hash());
    }

    @Test
    void everyMistakeIsReportedAtOnce_withItsPlaceAndRule() {
        String json = document(RULE.replace("P30D", "P-30D") + "," + RULE.replace("order.fulfilled", "Order fulfilled")
                + "," + RULE.replace("\"zone\": \"UTC\"", "\"zone\": \"Middle-Earth\""));

        assertThat(mistakesIn(json))
                .containsExactly(
                        "/policies/0/rules/0/clock/period must be an ISO-8601 period, such as P30D, not negative and at most 1000 years",
                        "/policies/0/rules/1/id must differ from the ids of the policy's other rules",
                        "/policies/0/rules/1/clock/anchor must have 1 to 64 characters of a-z 0-9 . _ -",
                        "/policies/0/rules/2/id must differ from the ids of the policy's other rules",
                        "/policies/0/rules/2/clock/zone must be a time zone, such as Europe/Berlin");
    }

    @Test
    void theMistakesOfOneRule_areReportedAtOnceToo() {
        String json = document(RULE.replace("P30D", "30D").replace(", \"zone\": \"UTC\"", ""))
                .replace("\"p\"", "\"P\"")
                .replace("2026-01-01T00:00:00Z", "2026-01-01");

        assertThat(mistakesIn(json))
                .containsExactly(
                        "/policies/0/rules/0/clock/zone is required with a period, for example UTC",
                        "/policies/0/rules/0/clock/period must be an ISO-8601 period, such as P30D, not negative and at most 1000 years",
                        "/policies/0/id must have 1 to 64 characters of a-z 0-9 . _ -",
                        "/policies/0/effectiveFrom must be an ISO-8601 instant");
    }

    @Test
    void aMistakeNeverQuotesTheValue() {
        String json = document(RULE.replace("P30D", "ann@example.org").replace("ERASE_FIELDS", "bob@example.org"));

        PolicyException refused = catchThrowableOfType(
                PolicyException.class,
                () -> assertThat(RetentionPolicies.parse(json)).isNull());

        assertThat(refused).hasMessageNotContaining("example.org").hasNoCause();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P1M-1D | a negative part",
                "P-1M | a negative period",
                "P1DT12H | a period mixed with hours",
                "P1001Y | more than a thousand years",
                "30D | no period at all"
            })
    void aPeriodThatIsNotFullyUnderstood_isRefused(String period, String why) {
        assertThat(mistakesIn(document(RULE.replace("P30D", period)))).as(why).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"PT-72H", "P3D", "P1DT12H", "72H"})
    void aDurationThatIsNotFullyUnderstood_isRefused(String duration) {
        assertThat(mistakesIn(removeBy("{\"anchor\": \"a\", \"duration\": \"" + duration + "\"}")))
                .first()
                .asString()
                .startsWith("/policies/0/rules/0/clock/duration ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"anchor\": \"a\", \"period\": \"P1D\"} | /policies/0/rules/0/clock/zone",
                "{\"anchor\": \"a\", \"duration\": \"PT1H\", \"zone\": \"UTC\"} | /policies/0/rules/0/clock/zone",
                "{\"anchor\": \"a\"} | /policies/0/rules/0/clock",
                "{\"anchor\": \"a\", \"period\": \"P1D\", \"duration\": \"PT1H\", \"zone\": \"UTC\"} | /policies/0/rules/0/clock",
                "{} | /policies/0/rules/0/clock",
                "{\"earliestOf\": [], \"zone\": \"UTC\"} | /policies/0/rules/0/clock/earliestOf",
                "{\"earliestOf\": [{\"anchor\": \"a\"}]} | /policies/0/rules/0/clock/earliestOf/0",
                "{\"latestOf\": [{\"anchor\": \"a\", \"duration\": \"PT1H\"}], \"period\": \"P1D\"} | /policies/0/rules/0/clock/period",
                "{\"anchor\": \"a\", \"settle\": \"PT1H\", \"duration\": \"PT1H\"} | /policies/0/rules/0/clock/settle",
                "{\"anchor\": \"a\", \"fallback\": [\"b\"], \"settle\": \"P3D\", \"duration\": \"PT1H\"} | /policies/0/rules/0/clock/settle",
                "{\"earliestOf\": [{\"anchor\": \"a\", \"duration\": \"PT1H\"}], \"settle\": \"PT1H\"} | /policies/0/rules/0/clock/settle",
                "{\"anchor\": \"a\", \"fallback\": [\"a\"], \"duration\": \"PT1H\"} | /policies/0/rules/0/clock/fallback",
                "{\"anchor\": \"a\", \"duration\": \"PT1H\", \"grace\": \"PT1H\"} | /policies/0/rules/0/clock/grace"
            })
    void aClockThatIsNotFullyUnderstood_isRefusedAtItsPlace(String clock, String place) {
        assertThat(mistakesIn(removeBy(clock))).first().asString().startsWith(place + " ");
    }

    @Test
    void actionsAreAClosedList() {
        assertThat(mistakesIn(document(RULE.replace("ERASE_FIELDS", "SHUFFLE_NAMES"))))
                .containsExactly("/policies/0/rules/0/action must be one of ERASE_FIELDS, ERASE_ROW, ANONYMIZE,"
                        + " PSEUDONYMIZE, ARCHIVE, RETURN, CRYPTO_SHRED");
        assertThat(mistakesIn(document(RULE.replace("REMOVE_BY", "REMOVE"))))
                .containsExactly("/policies/0/rules/0/kind must be one of REMOVE_BY, KEEP_UNTIL");
        assertThat(mistakesIn(document(RULE.replace("\"action\": \"ERASE_FIELDS\",", ""))))
                .first()
                .isEqualTo("/policies/0/rules/0/action is required for REMOVE_BY");
        assertThat(mistakesIn(document(RULE.replace("REMOVE_BY", "KEEP_UNTIL"))))
                .first()
                .isEqualTo("/policies/0/rules/0/action must be absent for KEEP_UNTIL");
    }

    @Test
    void keepingLongerThanAnotherRuleLetsLive_isAConflictAtLoad() {
        String tax = """
                {"id": "tax", "kind": "KEEP_UNTIL",
                 "clock": {"anchor": "invoice.issued", "period": "P10Y", "zone": "Europe/Berlin"}}""";
        String sameAnchor = tax.replace("invoice.issued", "order.fulfilled").replace("P10Y", "P1M");

        assertThatThrownBy(() -> RetentionPolicies.parse(document(RULE + "," + tax)))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("keep=p@1/tax")
                .hasMessageContaining("remove=p@1/r");
        assertThatThrownBy(() -> RetentionPolicies.parse(document(RULE + "," + sameAnchor)))
                .as("a month may have 31 days")
                .isInstanceOf(PolicyException.class);
        assertThat(RetentionPolicies.parse(document(
                                RULE + "," + sameAnchor.replace("P1M", "P30D").replace("Europe/Berlin", "UTC")))
                        .all())
                .hasSize(1);
    }

    @Test
    void aConflict_isResolvedInThePolicy_byWhatOutranksOrByWhatYields() {
        String tax = """
                {"id": "tax", "kind": "KEEP_UNTIL", "%s": ["p/r"],
                 "clock": {"anchor": "order.fulfilled", "period": "P10Y", "zone": "Europe/Berlin"}}""";

        assertThat(RetentionPolicies.parse(document(RULE + "," + tax.formatted("outranks")))
                        .rulesFor("order", Optional.empty())
                        .keep())
                .hasSize(1);
        assertThat(RetentionPolicies.parse(document(RULE + "," + tax.formatted("yieldsTo")))
                        .hash())
                .hasSize(64);
    }

    @Test
    void whatKeepsNamesRulesAndCategoriesThatThereAre() {
        String keep = """
                {"id": "k", "kind": "KEEP_UNTIL", "clock": {"anchor": "a", "duration": "PT1H"}, %s}""";

        assertThat(mistakesIn(document(keep.formatted("\"categories\": [\"shoe-size\"]"))))
                .first()
                .isEqualTo("/policies/0/rules/0/categories/0 must be a category that the catalog knows");
        assertThat(mistakesIn(document(keep.formatted("\"outranks\": [\"tax\"]"))))
                .first()
                .isEqualTo("/policies/0/rules/0/outranks/0 must name a rule as policy/rule");
        assertThat(mistakesIn(document(keep.formatted("\"outranks\": [\"p/r\"], \"yieldsTo\": [\"p/r\"]"))))
                .first()
                .isEqualTo("/policies/0/rules/0/yieldsTo must not name a rule that this one outranks");
        assertThat(mistakesIn(document(RULE.replace("\"kind\"", "\"categories\": [\"person-name\"], \"kind\""))))
                .first()
                .isEqualTo("/policies/0/rules/0/categories must be absent for REMOVE_BY");
        RetentionPolicies dangling = RetentionPolicies.parse(document(RULE + ","
                + keep.formatted("\"outranks\": [\"p/unknown\"]")
                        .replace("\"a\"", "\"z\"")
                        .replace("PT1H", "PT0S")));
        assertThatThrownBy(() -> dangling.rulesFor("order", Optional.empty()))
                .isInstanceOf(PolicyException.class)
                .hasMessageEndingWith("[rule=p@1/k, names=p/unknown]");
    }

    @Test
    void aPolicyThatIsNotTheApprovedOne_isRefused_whateverChanged() {
        RetentionPolicies policies = RetentionPolicies.parse(document(RULE));
        PolicyApproval approval = PolicyApproval.of(policies.all().get(0), "dpo-1");
        List<PolicyApproval> recorded =
                PolicyApproval.parse("{\"approvals\": [" + Json.write(approval.toJson()) + "]}");
        RetentionPolicies changed = RetentionPolicies.parse(document(RULE.replace("P30D", "P29D")));

        assertThat(recorded).containsExactly(approval);
        assertThat(policies.approvedBy(recorded)).isSameAs(policies);
        PolicyException refused = catchThrowableOfType(
                PolicyException.class,
                () -> assertThat(changed.approvedBy(recorded)).isNull());
        assertThat(refused.problems())
                .extracting(JsonProblem::toString)
                .containsExactly(
                        "/policies/0 must be approved: its hash is not the one that was approved for this version");
        assertThatThrownBy(() -> changed.approvedBy(List.of()))
                .hasMessageContaining("/policies/0 must be approved: no approval names its id, version and hash");
        assertThatThrownBy(() -> PolicyApproval.parse("{\"approvals\": [{\"policy\": \"p\", \"version\": 1, \"hash\":"
                        + " \"00\", \"approver\": \"dpo-1\"}]}"))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("/approvals/0 ");
    }

    @Test
    void aPolicyBuiltInJava_isTheOneReadFromJson() {
        RetentionPolicy built = RetentionPolicy.named("p")
                .effectiveFrom(Instant.parse("2026-01-01T00:00:00Z"))
                .records("order")
                .removeBy(
                        "r",
                        RetentionClock.after("order.fulfilled", Period.ofDays(30), ZoneId.of("UTC")),
                        RemovalAction.ERASE_FIELDS,
                        "")
                .build();

        assertThat(RetentionPolicies.parse(document(RULE)).all()).containsExactly(built);
    }

    @ParameterizedTest
    @ValueSource(strings = {"amazon-dpp-merchant", "amazon-dpp-2019", "amazon-dpp", "gdpr", "ccpa"})
    void everyPackLoads_givesEachNumberItsSource_andReadsBackAsItself(String name) {
        RetentionPolicies pack = RetentionPolicies.pack(name);

        assertThat(pack.all())
                .flatMap(RetentionPolicy::rules)
                .extracting(RetentionRule::note)
                .allSatisfy(note -> assertThat(note)
                        .containsAnyOf(
                                "Data Protection Policy", "Merchant version", "Art. ", "Cal. Civ. Code", "own choice"));
        assertThat(RetentionPolicies.parse(Json.write(pack.toJson())).hash()).isEqualTo(pack.hash());
    }

    @Test
    void policiesOfOneRecord_areHeldAgainstEachOther() {
        RetentionPolicy keep = new RetentionPolicy(
                "tax",
                1,
                Instant.EPOCH,
                Set.of("order"),
                List.of(new RetentionRule.KeepUntil(
                        "books", RetentionClock.after("order.fulfilled", Period.ofYears(10), ZoneOffset.UTC), "")),
                "");
        RetentionPolicy remove = RetentionPolicies.parse(document(RULE)).all().get(0);

        assertThatThrownBy(() -> RetentionPolicies.of(List.of(keep, remove))).isInstanceOf(PolicyException.class);
        assertThatThrownBy(() -> RetentionPolicies.of(List.of(keep, keep))).isInstanceOf(PolicyException.class);
    }

    @Test
    void aPolicyMadeInJava_isHeldToTheSameRules() {
        assertThatThrownBy(() -> RetentionClock.after("a", Period.of(0, 1, -1), ZoneOffset.UTC))
                .as("a period of mixed signs")
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RetentionClock.after("a", Period.ofDays(-1), ZoneOffset.UTC))
                .as("a negative period")
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RetentionClock.after("a", Duration.ofHours(-1)))
                .as("a negative duration")
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RetentionClock.after("Order fulfilled", Duration.ofHours(1)))
                .as("no name of an event")
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RetentionPolicy.named("p").build())
                .as("no rule")
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCategoryThatNobodyKnows_isRefusedInAPolicyMadeInJavaToo_atItsPlace() {
        RetentionRule keep = new RetentionRule.KeepUntil(
                "k", RetentionClock.after("a", Duration.ZERO), Set.of("shoe-size"), Set.of(), Set.of(), "");
        RetentionPolicy policy = RetentionPolicy.named("p").rule(keep).build();

        assertThatThrownBy(() -> RetentionPolicies.of(List.of(policy)))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("/policies/0/rules/0/categories must name categories that the catalog knows");
    }

    @Test
    void aZoneThatDoesNotExist_isRefusedAtItsPlace() {
        assertThat(mistakesIn(document(RULE.replace("\"zone\": \"UTC\"", "\"zone\": \"Middle-Earth\""))))
                .first()
                .isEqualTo("/policies/0/rules/0/clock/zone must be a time zone, such as Europe/Berlin");
    }

    @Test
    void aLagThatSwallowsATerm_isAConflictAtLoad_withThePlaceOfTheTerm() {
        RetentionPolicies policies = RetentionPolicies.parse(removeBy("""
                {"earliestOf": [{"anchor": "a", "period": "P1M", "zone": "UTC"}, {"anchor": "b", "duration": "PT72H"},
                                {"anchor": "c", "duration": "PT0S"}]}"""));

        assertThat(policies.rulesFor("order", Optional.empty(), Duration.ofHours(71))
                        .remove())
                .hasSize(1);
        assertThatThrownBy(() -> policies.rulesFor("order", Optional.empty(), Duration.ofDays(3)))
                .isInstanceOf(PolicyException.class)
                .hasMessageEndingWith(
                        "refused:\n  /policies/0/rules/0/clock/earliestOf/1/duration must be longer than the"
                                + " lag of the stores that hold these records, and the time between two sweeps");
        assertThatThrownBy(() -> policies.rulesFor("order", Optional.empty(), Duration.ofDays(28)))
                .as("February has 28 days")
                .hasMessageContaining("/policies/0/rules/0/clock/earliestOf/0/period must be longer");
    }

    @Test
    void aLagThatMakesWhatKeepsOutlastTheRemoval_isAConflict() {
        RetentionPolicies policies = RetentionPolicies.parse(document(RULE + """
                , {"id": "k", "kind": "KEEP_UNTIL",
                   "clock": {"anchor": "order.fulfilled", "period": "P29D", "zone": "UTC"}}"""));

        assertThat(policies.rulesFor("order", Optional.empty(), Duration.ofDays(1))
                        .keep())
                .hasSize(1);
        assertThatThrownBy(() -> policies.rulesFor("order", Optional.empty(), Duration.ofHours(25)))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("keeps a record longer");
    }

    @Test
    void aPolicyNamedByARecord_mustBeThere() {
        RetentionPolicies policies = RetentionPolicies.parse(document(RULE));

        assertThatThrownBy(() -> policies.rulesFor("order", Optional.of("order-pii")))
                .isInstanceOf(RetentionSetupException.class)
                .hasMessageContaining("policy=order-pii");
    }
}
