package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialDetectorsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
                "AKIAIOSFODNN7EXAMPLE",
                "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
                "github_pat_11ABCDEFG0abcdefghijkl_abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTU",
                "glpat-abcDEF123456ghiJKL78",
                "xoxb-123456789012-1234567890123-abcdefghijklmnopqrstuvwx",
                "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
                "AIzaSyD-9tSrke72PouQMnMX-a7eZSW0jkFMBWY",
                "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",
                "npm_abcdefghijklmnopqrstuvwxyz0123456789",
                "hf_abcdefghijklmnopqrstuvwxyz01234567"
            })
    void aKeyOfAWellKnownForm_isFoundWhole(String key) {
        assertThat(Labels.scrub(key)).isEqualTo("<credential>");
        assertThat(Labels.scrub("using " + key + ", done")).isEqualTo("using <credential>, done");
        assertThat(Labels.scrub("k:\"" + key + "\"")).isEqualTo("k:\"<credential>\"");
        assertThat(Labels.scrub("GET /x?q=" + key + "&n=1")).isEqualTo("GET /x?q=<credential>&n=1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authorization: Bearer abc123def456 | Authorization: <credential>",
                "Authorization: Basic YWxhZGRpbjpvcGVu | Authorization: <credential>",
                "sent Bearer mF_9.B5f-4.1JqM to api | sent Bearer <credential> to api",
                "with Basic dTpw= now | with Basic <credential> now",
                "redis://app:s3cr3t@cache.example:6379/0 | redis://<credential>cache.example:6379/0",
                "jdbc:postgresql://u:p%40ss@db/x | jdbc:postgresql://<credential>db/x",
                "password=hunter2 | password=<credential>",
                "Password: hunter2 | Password: <credential>",
                "PASSWORD=\"hunter 2\" x | PASSWORD=\"<credential>\" x",
                "{\"client_secret\":\"a,b}c\"} | {\"client_secret\":\"<credential>\"}",
                "api-key=0123&x=1 | api-key=<credential>&x=1",
                "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG | AWS_SECRET_ACCESS_KEY=<credential>",
                "db.password=x | db.password=<credential>",
                "Passwort: geheim1 | Passwort: <credential>",
                "mot_de_passe=abc | mot_de_passe=<credential>"
            })
    void aCredentialInItsPlace_isFound(String text, String labeled) {
        assertThat(Labels.scrub(text)).isEqualTo(labeled);
    }

    @Test
    void aPrivateKey_isFoundFromItsHeaderToItsFooter() {
        String key =
                "-----BEGIN RSA PRIVATE KEY-----\nMIIBOgIBAAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1Pt8Qu\n"
                        + "KUpRKfFLfRYC9AIKjbJTWit+CqvjWYzvQwECAwEAAQ==\n-----END RSA PRIVATE KEY-----";
        assertThat(Labels.scrub("key " + key + "\nnext")).isEqualTo("key <credential>\nnext");
        assertThat(Labels.scrub("{\"k\":\"" + key.replace("\n", "\\n") + "\"}")).isEqualTo("{\"k\":\"<credential>\"}");
        assertThat(Labels.scrub("key " + key.substring(0, 90))).isEqualTo("key <credential>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic authentication failed",
                "the Bearer of bad news",
                "Bearer <credential>",
                "http://example.org:8080/a@b",
                "http://example.org:8080/",
                "-----BEGIN CERTIFICATE-----",
                "sk-estimator-configuration",
                "password=",
                "password=null",
                "password: ****",
                "passwordless=true",
                "nextPageToken=abc",
                "Failed password for root from",
                "class eyJoiningFactoryBean",
                "key-value-store-configuration"
            })
    void whatIsNoCredential_isLeftAlone(String text) {
        assertThat(Labels.scrub(text)).isEqualTo(text);
    }
}
