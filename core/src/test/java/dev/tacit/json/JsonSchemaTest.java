package dev.tacit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSchemaTest {
    private static final JsonSchema POLICY = JsonSchema.parse("""
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A policy", "type": "object",
             "required": ["id", "rules"], "additionalProperties": false,
             "properties": {
               "id": {"type": "string", "minLength": 1, "maxLength": 3},
               "version": {"type": "integer", "minimum": 1},
               "rules": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/rule"}},
               "labels": {"type": "object", "additionalProperties": {"type": "string"}}},
             "$defs": {
               "rule": {"oneOf": [{"$ref": "#/$defs/keep"}, {"$ref": "#/$defs/all"}]},
               "keep": {"type": "object", "required": ["keep"], "properties": {"keep": {"enum": ["DAYS", "YEARS"]}}},
               "all": {"type": "object", "required": ["all"],
                       "properties": {"all": {"type": "array", "items": {"$ref": "#/$defs/rule"}}}}}}
            """);

    @Test
    void aDocumentThatFits_hasNoProblem() {
        assertThat(problems(
                        "{\"id\":\"a\",\"version\":1.0,\"rules\":[{\"keep\":\"DAYS\"},{\"all\":[{\"keep\":\"YEARS\"}]}],"
                                + "\"labels\":{\"x\":\"y\"}}"))
                .isEmpty();
    }

    @Test
    void allProblems_areReportedAtOnce() {
        assertThat(problems(
                        "{\"id\":\"alice\",\"version\":0,\"rules\":[],\"labels\":{\"x\":1},\"alice@example.org\":1}"))
                .containsExactlyInAnyOrder(
                        "/id must have at most 3 characters",
                        "/version must be at least 1",
                        "/rules must have at least 1 items",
                        "/labels/x must be of type string",
                        "/? is not a known member");
    }

    @Test
    void aMissingMember_isNamed() {
        assertThat(problems("{\"id\":\"\"}"))
                .containsExactlyInAnyOrder("/rules is required", "/id must have at least 1 characters");
    }

    @Test
    void anotherType_isReported() {
        assertThat(problems("[]")).containsExactly("(document) must be of type object");
    }

    @Test
    void theConstantsThatAreAllowed_areListed() {
        JsonSchema schema = JsonSchema.parse("{\"enum\":[\"SWEEP\",\"KEEP\",1,null]}");

        assertThat(schema.validate(Json.parse("\"KEPT\"")))
                .extracting(JsonProblem::toString)
                .containsExactly("(document) must be one of SWEEP, KEEP, 1, null");
    }

    @Test
    void aValueThatFitsNoAlternative_isReportedAtItsPlace() {
        assertThat(problems("{\"id\":\"a\",\"rules\":[{\"keep\":\"DAYS\"},{\"keep\":\"DECADES\"}]}"))
                .containsExactly("/rules/1 must match exactly one of the alternatives");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"const\":null}               | null   | true",
                "{\"const\":null}               | 0      | false",
                "{\"enum\":[1,null,\"a\"]}      | 1.0    | true",
                "{\"enum\":[1,null,\"a\"]}      | \"b\"  | false",
                "{\"type\":\"integer\"}         | 1e3    | true",
                "{\"type\":\"integer\"}         | 1.5    | false",
                "{\"type\":\"number\"}          | 1.5    | true",
                "{\"type\":[\"null\",\"array\"]} | []    | true",
                "{\"type\":[\"null\",\"array\"]} | {}    | false",
                "{\"type\":\"boolean\"}         | false  | true",
                "{\"minLength\":2}              | \"\uD83D\uDE00\" | false",
                "{\"minLength\":2}              | 1      | true",
                "{\"items\":false}              | []     | true",
                "{\"items\":false}              | [1]    | false",
                "{\"items\":true}               | [1]    | true",
                "{\"properties\":{\"a\":{\"type\":\"null\"}}} | {\"a\":1} | false",
                "{\"required\":[\"a\"]}         | 7      | true",
                "{\"oneOf\":[true,true]}        | 7      | false",
                "{\"oneOf\":[true,false]}       | 7      | true",
                "true                           | 7      | true",
                "false                          | 7      | false",
            })
    void eachKeyword_demandsWhatTheStandardSays(String schema, String document, boolean fits) {
        assertThat(JsonSchema.parse(schema).validate(Json.parse(document)).isEmpty())
                .isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"pattern\":\"a\"}                       | /pattern         | is not a known keyword",
                "{\"properties\":{\"a\":{\"mnimum\":1}}}   | /properties/a/mnimum | is not a known keyword",
                "{\"type\":\"text\"}                       | /type            | must name types of JSON Schema",
                "{\"minimum\":\"1\"}                       | /minimum         | must be a number",
                "{\"$ref\":\"#/$defs/none\"}               | /$ref            | must refer to a definition of this schema",
                "{\"$ref\":\"other.json\"}                 | /$ref            | must refer to a definition of this schema",
                "{\"items\":{\"$defs\":{}}}                | /items/$defs     | must stand at the root of the schema",
                "{\"$defs\":{\"a\":{\"$ref\":\"#/$defs/a\"}}} | /$defs/a      | must not refer to itself for the same value",
                "[]                                        | (document)       | must be an object",
            })
    void aSchemaThatPromisesMoreThanWeCheck_isRefused(String schema, String place, String rule) {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> assertThat(JsonSchema.parse(schema)).isNull())
                .satisfies(refused -> {
                    assertThat(refused.pointer().safeText()).isEqualTo(place);
                    assertThat(refused.rule()).isEqualTo(rule);
                });
    }

    @Test
    void definitionsThatReferToEachOtherForTheSameValue_areRefused() {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> assertThat(
                                JsonSchema.parse(
                                        "{\"$defs\":{\"a\":{\"oneOf\":[true,{\"$ref\":\"#/$defs/b\"}]},\"b\":{\"$ref\":\"#/$defs/a\"}}}"))
                        .isNull());
    }

    private static List<String> problems(String document) {
        return POLICY.validate(Json.parse(document)).stream()
                .map(JsonProblem::toString)
                .toList();
    }
}
